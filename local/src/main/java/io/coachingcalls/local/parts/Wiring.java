package io.coachingcalls.local.parts;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.coachingcalls.embedded.S3Server;
import io.coachingcalls.local.issuer.DemoPerson;
import io.coachingcalls.local.issuer.Issuer;
import io.coachingcalls.local.state.LiveKitAccess;
import io.coachingcalls.local.state.Secrets;

/**
 * The addresses and secrets of one system, in the forms its parts want them.
 *
 * @param hasEgress whether calls can be recorded
 * @param agentName as FRED is known to LiveKit
 * @param hasFred whether he runs here
 * @param given the names of what the operator has set
 */
record Wiring(
        Ports ports,
        Secrets secrets,
        LiveKitAccess livekit,
        boolean hasEgress,
        String agentName,
        boolean hasFred,
        Set<String> given) {

    static final String HOST = "127.0.0.1";
    static final String DATABASE = "coaching_calls";
    static final String BUCKET = "recordings";

    String gateway() {
        return http(Ports.GATEWAY);
    }

    String issuer() {
        return Issuer.url(HOST, ports.of(Ports.ISSUER));
    }

    String kafka() {
        return HOST + ":" + ports.of(Ports.KAFKA);
    }

    S3Server.Settings s3() {
        return new S3Server.Settings(ports.of(Ports.S3), secrets.s3AccessKey(), secrets.s3Secret(), BUCKET);
    }

    /** Where recordings are asked for, if there is somebody to make them. */
    Optional<String> egress() {
        return hasEgress ? Optional.of(http(Ports.EGRESS)) : Optional.empty();
    }

    /** What FRED says of himself, if he runs here. */
    Optional<String> fred() {
        return hasFred ? Optional.of(http(Ports.FRED)) : Optional.empty();
    }

    /** Who is sent into calls. Somebody else's agent is told of by the caller's own variable. */
    Map<String, String> agent() {
        return hasFred ? Map.of("FRED_AGENT_NAME", agentName) : Map.of();
    }

    /** Where FRED's ears and his guide are, if he runs here. */
    Optional<String> fredModels() {
        return hasFred ? Optional.of(http(Ports.FRED_MODELS)) : Optional.empty();
    }

    /** Who listens to recordings and answers in the chat where no other does. */
    Map<String, String> models() {
        return fredModels().map(url -> FredModelsPart.settings(url, given)).orElse(Map.of());
    }

    /** Where LiveKit sends what happens. */
    String webhook() {
        return gateway() + "/api/livekit/webhook";
    }

    /** Every service's address. */
    Map<String, String> services() {
        return byService(service -> http(service.title()));
    }

    /** Database addresses with credentials, of the services that have tables. */
    Map<String, String> databases() {
        Map<String, String> databases = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            service.databaseRole()
                    .ifPresent(role -> databases.put(
                            service.title(),
                            "postgresql://%s:%s@%s:%d/%s"
                                    .formatted(role, password(role), HOST, ports.of(Ports.POSTGRES), DATABASE)));
        }
        return databases;
    }

    Map<String, String> address(Service service) {
        return new HashMap<>(
                Map.of("QUARKUS_HTTP_HOST", HOST, "QUARKUS_HTTP_PORT", String.valueOf(ports.of(service.title()))));
    }

    Map<String, String> events() {
        return Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka());
    }

    Map<String, String> signIn() {
        return Map.of(
                "AUTH_JWKS_URL", Issuer.jwksUrl(issuer()), "AUTH_ISSUER", issuer(), "AUTH_AUDIENCE", Issuer.AUDIENCE);
    }

    /** What the web app must know; see docs/web.md. */
    Map<String, Object> webApp() {
        return Map.of(
                "issuer", issuer(),
                "clientId", Issuer.WEB_CLIENT,
                "coaches", List.of(Map.of("id", DemoPerson.COACH.userId(), "name", DemoPerson.COACH.displayName())),
                "services", services().keySet());
    }

    Map<String, String> livekitClient() {
        return Map.of(
                "LIVEKIT_URL", livekit.url(),
                "LIVEKIT_API_KEY", livekit.apiKey(),
                "LIVEKIT_API_SECRET", livekit.apiSecret());
    }

    Map<String, String> egressClient() {
        return egress().map(url -> Map.of("LIVEKIT_EGRESS_URL", url)).orElse(Map.of());
    }

    Map<String, String> egressServer() {
        Map<String, String> environment = new HashMap<>(livekitClient());
        environment.put("EGRESS_HOST", HOST);
        environment.put("EGRESS_PORT", String.valueOf(ports.of(Ports.EGRESS)));
        environment.put("EGRESS_WEBHOOK_URL", webhook());
        return environment;
    }

    Map<String, String> callService() {
        return Map.of("CALL_SERVICE_URL", services().get(Service.CALL.title()));
    }

    Map<String, String> leaveTokens() {
        return Map.of("LEAVE_TOKEN_SECRET", secrets.leaveTokenSecret());
    }

    Map<String, String> receipts() {
        return Map.of("ERASURE_RECEIPT_KEY", secrets.receiptKey());
    }

    /** What it takes to have a call recorded: nothing where nobody could. */
    Map<String, String> recorder() {
        Map<String, String> environment = new HashMap<>(egressClient());
        if (hasEgress) {
            environment.putAll(recordings());
        }
        return environment;
    }

    /** Where recordings are kept. */
    Map<String, String> recordings() {
        return Map.of(
                "RECORDING_S3_ACCESS_KEY", s3().accessKey(),
                "RECORDING_S3_SECRET", s3().secret(),
                "RECORDING_S3_BUCKET", s3().bucket(),
                "RECORDING_S3_REGION", S3Server.Settings.REGION,
                "RECORDING_S3_ENDPOINT", s3().endpoint());
    }

    Map<String, String> webhookKeys() {
        return Map.of("LIVEKIT_KEYS", livekit.apiKey() + ": " + livekit.apiSecret());
    }

    Map<String, String> database(Service service) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", "postgresql://" + HOST + ":" + ports.of(Ports.POSTGRES) + "/" + DATABASE);
        service.databaseRole().ifPresent(role -> {
            environment.put("DATABASE_USERNAME", role);
            environment.put("DATABASE_PASSWORD", password(role));
        });
        service.migrationRole().ifPresent(role -> {
            environment.put("DATABASE_MIGRATION_USERNAME", role);
            environment.put("DATABASE_MIGRATION_PASSWORD", password(role));
        });
        return environment;
    }

    String password(String role) {
        return secrets.databasePasswords().get(role);
    }

    private String http(String part) {
        return "http://" + HOST + ":" + ports.of(part);
    }

    private static Map<String, String> byService(Function<Service, String> value) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            values.put(service.title(), value.apply(service));
        }
        return values;
    }
}
