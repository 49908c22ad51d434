package io.coachingcalls.system;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;

/** One more replica of a service beside the system's own parts. Its name is what PostgreSQL calls it. */
public final class Replica implements AutoCloseable {

    /** Verifies tokens by this secret, as the sign-in of the system has no part in what is tested. */
    private static final String TOKEN_SECRET = "a-secret-for-tests-that-is-longer-than-32-bytes";

    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    private final String name;
    private final String url;
    private final Path log;
    private final ProcessBuilder command;
    private Process process;

    private Replica(String name, String url, Path log, ProcessBuilder command) {
        this.name = name;
        this.url = url;
        this.log = log;
        this.command = command;
        this.process = start(command);
    }

    public static Replica start(RunningSystem system, String service, String name, Map<String, String> settings) {
        return start(system.addresses(), system.log(name), service, name, settings);
    }

    /** @param addresses of the system, which takes a while to ask for */
    public static Replica start(
            JsonNode addresses, Path log, String service, String name, Map<String, String> settings) {
        URI database =
                URI.create(addresses.required("postgres").required(service).asText());
        String[] user = database.getUserInfo().split(":");
        String databaseUrl = "postgresql://" + database.getHost() + ":" + database.getPort() + database.getPath();
        int port = freePort();
        Path target = Path.of(System.getProperty("calls.root"), service, "target");
        var builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        // What the system's own service has left when it ended: half the work of a start
                        "-XX:SharedArchiveFile=" + target.resolve("quarkus-run.jsa"),
                        "-Xlog:cds=off",
                        "-Xlog:cds+dynamic=off",
                        "-jar",
                        target.resolve("quarkus-app/quarkus-run.jar").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .putAll(Map.ofEntries(
                        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                        Map.entry("QUARKUS_HTTP_PORT", String.valueOf(port)),
                        Map.entry(
                                "KAFKA_BOOTSTRAP_SERVERS",
                                addresses.at("/kafka").asText()),
                        Map.entry("DATABASE_URL", databaseUrl),
                        Map.entry("QUARKUS_DATASOURCE_REACTIVE_URL", databaseUrl + "?application_name=" + name),
                        Map.entry("DATABASE_USERNAME", user[0]),
                        Map.entry("DATABASE_PASSWORD", user[1]),
                        Map.entry("MIGRATE_AT_START", "false"),
                        Map.entry("LIVEKIT_URL", addresses.at("/livekit/url").asText()),
                        Map.entry(
                                "LIVEKIT_API_KEY",
                                addresses.at("/livekit/apiKey").asText()),
                        Map.entry(
                                "LIVEKIT_API_SECRET",
                                addresses.at("/livekit/apiSecret").asText()),
                        Map.entry(
                                "LIVEKIT_EGRESS_URL",
                                addresses.at("/egress/url").asText()),
                        Map.entry(
                                "LIVEKIT_KEYS",
                                addresses.at("/livekit/apiKey").asText() + ": "
                                        + addresses.at("/livekit/apiSecret").asText()),
                        Map.entry(
                                "CALL_SERVICE_URL",
                                addresses.at("/services/call-service/url").asText()),
                        Map.entry("AUTH_HS256_SECRET", TOKEN_SECRET)));
        builder.environment().putAll(settings);
        return new Replica(name, "http://127.0.0.1:" + port, log, builder);
    }

    public String name() {
        return name;
    }

    public String url() {
        return url;
    }

    public Process process() {
        return process;
    }

    /** Once more, after its end, at the same address. */
    public void startAgain() {
        process = start(command);
    }

    /** What somebody proves to a replica with who they are. */
    public static String token(String userId) {
        return sign(JWT.create(), userId);
    }

    /** @param name for others to see */
    public static String token(String userId, String name) {
        return sign(JWT.create().withClaim("name", name), userId);
    }

    private static String sign(JWTCreator.Builder token, String userId) {
        return token.withSubject(userId)
                .withIssuedAt(Instant.now())
                .withExpiresAt(Instant.now().plusSeconds(600))
                .sign(Algorithm.HMAC256(TOKEN_SECRET));
    }

    public void awaitReady() {
        await().atMost(READY_WITHIN)
                .ignoreExceptions()
                .until(() -> given().get(url + "/q/health/ready").statusCode() == 200);
    }

    /** As kill -9 does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public List<String> logLines(String part) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(part)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static Process start(ProcessBuilder command) {
        try {
            return command.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
