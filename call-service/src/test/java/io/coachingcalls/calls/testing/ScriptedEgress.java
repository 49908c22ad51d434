package io.coachingcalls.calls.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.google.protobuf.MessageLite;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import livekit.LivekitEgress.EgressInfo;
import livekit.LivekitEgress.EgressStatus;
import livekit.LivekitEgress.ListEgressRequest;
import livekit.LivekitEgress.ListEgressResponse;
import livekit.LivekitEgress.RoomCompositeEgressRequest;
import livekit.LivekitEgress.StopEgressRequest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * LiveKit's Egress API in the wire format of the real one, without a recorder, which behaves as it is told. Tests and
 * their resources have class loaders of their own, so what it is told comes by HTTP too.
 */
public final class ScriptedEgress implements QuarkusTestResourceLifecycleManager {

    public static final String S3_SECRET = "an-s3-secret-that-nobody-may-ever-see";

    private static final String API_SECRET = "a-livekit-secret-for-tests-longer-than-32-bytes";

    private final Map<String, EgressInfo> egresses = new ConcurrentHashMap<>();
    private final List<RoomCompositeEgressRequest> starts = new CopyOnWriteArrayList<>();
    private volatile Mode mode = Mode.PROMPT;
    private @Nullable HttpServer server;

    /** How it answers to starts; AWAY goes for all requests. */
    public enum Mode {
        PROMPT,
        AFTER_4_SECONDS,
        NEVER,
        REFUSING,
        AWAY
    }

    public static void become(Mode mode) {
        control("become", mode.name().getBytes(UTF_8));
    }

    /** What it was asked to start in the room, in order. */
    public static List<RoomCompositeEgressRequest> starts(String room) {
        try {
            List<RoomCompositeEgressRequest> starts = new CopyOnWriteArrayList<>();
            var bytes = new ByteArrayInputStream(control("starts", room.getBytes(UTF_8)));
            for (var next = RoomCompositeEgressRequest.parseDelimitedFrom(bytes);
                    next != null;
                    next = RoomCompositeEgressRequest.parseDelimitedFrom(bytes)) {
                starts.add(next);
            }
            return starts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All it has in the room, in no order. */
    public static List<EgressInfo> egresses(String room) {
        try {
            return ListEgressResponse.parseFrom(control("egresses", room.getBytes(UTF_8)))
                    .getItemsList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on it is in this state, or has come into being in it. */
    public static void set(EgressInfo egress) {
        control("set", egress.toByteArray());
    }

    @Override
    public Map<String, String> start() {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/twirp/livekit.Egress/", this::serve);
            http.createContext("/control/", this::obey);
            http.start();
            server = http;
            return Map.of(
                    "LIVEKIT_EGRESS_URL",
                            "http://127.0.0.1:" + http.getAddress().getPort(),
                    "RECORDING_S3_ACCESS_KEY", "an-access-key",
                    "RECORDING_S3_SECRET", S3_SECRET,
                    "RECORDING_S3_BUCKET", "recordings",
                    "RECORDING_S3_REGION", "us-east-1",
                    "RECORDING_S3_ENDPOINT", "http://s3.example:9000",
                    "recording.start-grace", "8s");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String method = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
        if (mode == Mode.AWAY) {
            answer(exchange, 503, "a proxy's own page".getBytes(UTF_8));
        } else if (!mayRecord(exchange)) {
            refuse(exchange, 401, "unauthenticated");
        } else {
            switch (method) {
                case "StartRoomCompositeEgress" -> start(exchange, RoomCompositeEgressRequest.parseFrom(body));
                case "ListEgress" ->
                    answer(exchange, list(ListEgressRequest.parseFrom(body).getRoomName()));
                case "StopEgress" ->
                    stop(exchange, StopEgressRequest.parseFrom(body).getEgressId());
                default -> refuse(exchange, 404, "bad_route");
            }
        }
    }

    private static boolean mayRecord(HttpExchange exchange) {
        String token = exchange.getRequestHeaders().getFirst("Authorization").replaceFirst("^Bearer ", "");
        var verified = JWT.require(Algorithm.HMAC256(API_SECRET)).build().verify(token);
        return Boolean.TRUE.equals(verified.getClaim("video").asMap().get("roomRecord"));
    }

    private void start(HttpExchange exchange, RoomCompositeEgressRequest request) throws IOException {
        starts.add(request);
        switch (mode) {
            case REFUSING -> refuse(exchange, 400, "invalid_argument");
            case NEVER -> pause(30_000);
            case AFTER_4_SECONDS -> {
                pause(4_000);
                answer(exchange, begun(request));
            }
            default -> answer(exchange, begun(request));
        }
    }

    private EgressInfo begun(RoomCompositeEgressRequest request) {
        var egress = EgressInfo.newBuilder()
                .setEgressId("EG_" + UUID.randomUUID().toString().replace("-", ""))
                .setRoomName(request.getRoomName())
                .setStatus(EgressStatus.EGRESS_STARTING)
                .setRoomComposite(request)
                .build();
        egresses.put(egress.getEgressId(), egress);
        return egress;
    }

    private ListEgressResponse list(String room) {
        return ListEgressResponse.newBuilder()
                .addAllItems(egresses.values().stream()
                        .filter(egress -> egress.getRoomName().equals(room))
                        .toList())
                .build();
    }

    private void stop(HttpExchange exchange, String id) throws IOException {
        EgressInfo egress = egresses.get(id);
        if (egress == null) {
            refuse(exchange, 404, "not_found");
        } else if (egress.getStatusValue() >= EgressStatus.EGRESS_ENDING_VALUE) {
            refuse(exchange, 412, "failed_precondition");
        } else {
            EgressInfo ended = egress.toBuilder()
                    .setStatus(EgressStatus.EGRESS_COMPLETE)
                    .setDetails("End reason: StopEgress API")
                    .build();
            egresses.put(id, ended);
            answer(exchange, ended);
        }
    }

    private void obey(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (exchange.getRequestURI().getPath()) {
            case "/control/become" -> mode = Mode.valueOf(new String(body, UTF_8));
            case "/control/egresses" -> {
                answer(exchange, list(new String(body, UTF_8)));
                return;
            }
            case "/control/starts" -> {
                var found = new ByteArrayOutputStream();
                for (RoomCompositeEgressRequest start : starts) {
                    if (start.getRoomName().equals(new String(body, UTF_8))) {
                        start.writeDelimitedTo(found);
                    }
                }
                answer(exchange, 200, found.toByteArray());
                return;
            }
            default -> {
                EgressInfo egress = EgressInfo.parseFrom(body);
                egresses.put(egress.getEgressId(), egress);
            }
        }
        answer(exchange, 200, new byte[0]);
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        answer(
                exchange,
                status,
                "{\"code\": \"%s\", \"msg\": \"as told\"}".formatted(code).getBytes(UTF_8));
    }

    private static void answer(HttpExchange exchange, MessageLite message) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/protobuf");
        answer(exchange, 200, message.toByteArray());
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] control(String order, byte[] body) {
        String url = ConfigProvider.getConfig().getValue("LIVEKIT_EGRESS_URL", String.class);
        var request = HttpRequest.newBuilder(URI.create(url + "/control/" + order))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofByteArray()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
