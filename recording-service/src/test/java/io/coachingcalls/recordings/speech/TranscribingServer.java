package io.coachingcalls.recordings.speech;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A server that speaks OpenAI's transcriptions and hears in a file what a test tells it to. */
public final class TranscribingServer implements QuarkusTestResourceLifecycleManager {

    static final int MOST_BYTES = 20_000;

    /** What it answers to a request. */
    static volatile Function<Request, Answer> hears = request -> Answer.of("{\"text\": \"\", \"segments\": []}");

    /** Newest last. */
    static final List<Request> REQUESTS = new CopyOnWriteArrayList<>();

    private HttpServer server;

    /** @param body the form as it came, a character a byte */
    record Request(Instant at, String contentType, String contentLength, String authorization, String body) {

        String field(String name) {
            return part("name=\"" + name + "\"");
        }

        String file() {
            return part("filename=\"recording.ogg\"");
        }

        private String part(String heading) {
            String boundary = "--" + contentType.replaceFirst(".*boundary=", "");
            for (String part : body.split(boundary)) {
                int blank = part.indexOf("\r\n\r\n");
                if (blank > 0 && part.substring(0, blank).contains(heading)) {
                    return part.substring(blank + 4, part.length() - 2);
                }
            }
            throw new AssertionError("no part with " + heading + " in " + body);
        }
    }

    /** @param delayMs before it is sent */
    record Answer(int status, String text, long delayMs) {

        static Answer of(String text) {
            return new Answer(200, text, 0);
        }

        static Answer late(String text, long delayMs) {
            return new Answer(200, text, delayMs);
        }

        /** The connection breaks. */
        static Answer none() {
            return new Answer(0, "", 0);
        }

        /** As servers answer that take no body in chunks. */
        static Answer toWhoTellsTheLength(Request request, String text) {
            return request.contentLength() == null ? refused(411) : of(text);
        }

        static Answer refused(int status) {
            return new Answer(status, "{\"error\": {\"message\": \"no\"}}", 0);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/audio/transcriptions", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return Map.ofEntries(
                Map.entry(
                        "transcribe.url",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/v1"),
                Map.entry("transcribe.key", "a-key"),
                Map.entry("transcribe.model", "a-listener"),
                Map.entry("transcribe.timeout", "3s"),
                Map.entry("transcribe.max-bytes", String.valueOf(MOST_BYTES)),
                Map.entry("transcribe.concurrency", "1"),
                Map.entry("transcribe.every", "200ms"),
                Map.entry("transcribe.look-every", "300ms"),
                Map.entry("transcribe.claim", "3s"),
                Map.entry("transcribe.retry-after", "300ms"),
                Map.entry("transcribe.max-attempts", "3"));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new Request(
                    Instant.now(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("Content-Length"),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            REQUESTS.add(request);
            Answer answer = hears.apply(request);
            Thread.sleep(answer.delayMs());
            if (answer.status() == 0) {
                return;
            }
            byte[] bytes = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
