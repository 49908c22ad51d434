package io.coachingcalls.calls.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.coachingcalls.embedded.testing.EmbeddedLiveKit;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

/**
 * The real LiveKit, and a list of what its API was asked. Tests and their resources have class loaders of their own, so
 * the list and the switch are in the JVM's properties.
 */
public final class WatchedLiveKit implements QuarkusTestResourceLifecycleManager {

    private static final String ASKED = "coachingcalls.test.livekit.asked";
    private static final String AWAY = "coachingcalls.test.livekit.away";

    private final EmbeddedLiveKit livekit = new EmbeddedLiveKit();
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable HttpServer server;

    /** @param answered the status of LiveKit's answer */
    public record Asked(byte[] body, int answered) {}

    /** Calls of one method, oldest first. */
    public static List<Asked> asked(String method) {
        return System.getProperty(ASKED)
                .lines()
                .map(line -> line.split(" ", -1))
                .filter(words -> words[0].equals(method))
                .map(words -> new Asked(Base64.getDecoder().decode(words[2]), Integer.parseInt(words[1])))
                .toList();
    }

    /** From now on every call is answered with 503, or no longer. */
    public static void setAway(boolean away) {
        System.setProperty(AWAY, String.valueOf(away));
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = livekit.start();
        URI real = URI.create(settings.get("LIVEKIT_URL").replaceFirst("^ws", "http"));
        System.setProperty(ASKED, "");
        setAway(false);
        try {
            var proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            proxy.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            proxy.createContext("/", exchange -> forward(exchange, real));
            proxy.start();
            server = proxy;
            return Map.of(
                    "LIVEKIT_URL", settings.get("LIVEKIT_URL"),
                    "LIVEKIT_API_URL", "http://127.0.0.1:" + proxy.getAddress().getPort(),
                    "LIVEKIT_API_KEY", settings.get("LIVEKIT_API_KEY"),
                    "LIVEKIT_API_SECRET", settings.get("LIVEKIT_API_SECRET"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
        livekit.stop();
    }

    private void forward(HttpExchange exchange, URI real) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (Boolean.getBoolean(AWAY)) {
                note(path, body, 503);
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            HttpResponse<byte[]> answer = ask(exchange, real.resolve(path), body);
            note(path, body, answer.statusCode());
            answer.headers().firstValue("Content-Type").ifPresent(type -> exchange.getResponseHeaders()
                    .set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, URI uri, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(body));
        for (String header : List.of("Authorization", "Content-Type")) {
            request.header(header, exchange.getRequestHeaders().getFirst(header));
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void note(String path, byte[] body, int answered) {
        String method = path.substring(path.lastIndexOf('/') + 1);
        String line = method + " " + answered + " " + Base64.getEncoder().encodeToString(body) + "\n";
        synchronized (System.getProperties()) {
            System.setProperty(ASKED, System.getProperty(ASKED) + line);
        }
    }
}
