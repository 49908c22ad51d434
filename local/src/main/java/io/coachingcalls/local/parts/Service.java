package io.coachingcalls.local.parts;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The services of the system: what each is called, where it listens, whose tables it owns, what it must know. */
public enum Service {
    CALL(
            "call-service",
            8081,
            "calls",
            Needs.EVENTS,
            Needs.SIGN_IN,
            Needs.LIVEKIT,
            Needs.LEAVE_TOKENS,
            Needs.RECORDER,
            Needs.AGENT),
    SESSION(
            "session-service",
            8082,
            "sessions",
            Needs.EVENTS,
            Needs.SIGN_IN,
            Needs.LIVEKIT,
            Needs.CALL_SERVICE,
            Needs.LEAVE_TOKENS,
            Needs.RECEIPTS),
    INGEST("webhook-ingest", 8083, "ingest", Needs.EVENTS, Needs.WEBHOOK_KEYS),
    RECORDING(
            "recording-service",
            8084,
            "recordings",
            Needs.EVENTS,
            Needs.SIGN_IN,
            Needs.LIVEKIT,
            Needs.CALL_SERVICE,
            Needs.RECORDINGS,
            Needs.EGRESS,
            Needs.MODELS);

    private final String title;
    private final int defaultPort;
    private final @Nullable String databaseRole;
    private final Needs[] needs;

    Service(String title, int defaultPort, @Nullable String databaseRole, Needs... needs) {
        this.title = title;
        this.defaultPort = defaultPort;
        this.databaseRole = databaseRole;
        this.needs = needs;
    }

    static Service titled(String title) {
        return find(title).orElseThrow(() -> new IllegalArgumentException("there is no service " + title));
    }

    /** Empty for a part that is none of our services. */
    static Optional<Service> find(String title) {
        return Stream.of(values())
                .filter(service -> service.title.equals(title))
                .findFirst();
    }

    /** Name of the module, the part and the log. */
    public String title() {
        return title;
    }

    int defaultPort() {
        return defaultPort;
    }

    /** The role it runs as, and the schema of the same name, in the database; empty for a service without tables. */
    public Optional<String> databaseRole() {
        return Optional.ofNullable(databaseRole);
    }

    /** The role that owns that schema. */
    public Optional<String> migrationRole() {
        return databaseRole().map(role -> role + "_migrate");
    }

    /** The runnable jar under the project's root. */
    Path jar(Path projectRoot) {
        return classes(projectRoot).resolve("quarkus-run.jar");
    }

    /** Everything it is made of. */
    Path classes(Path projectRoot) {
        return projectRoot.resolve(title).resolve("target/quarkus-app");
    }

    /** Where its JVM keeps the classes it loads. */
    Path classArchive(Path projectRoot) {
        return projectRoot.resolve(title).resolve("target/quarkus-run.jsa");
    }

    /** The environment variables it starts with. */
    Map<String, String> environment(Wiring wiring) {
        Map<String, String> environment = wiring.address(this);
        Stream.of(needs).map(need -> need.from.apply(wiring)).forEach(environment::putAll);
        environment.putAll(wiring.database(this));
        return environment;
    }

    private enum Needs {
        EVENTS(Wiring::events),
        SIGN_IN(Wiring::signIn),
        LIVEKIT(Wiring::livekitClient),
        CALL_SERVICE(Wiring::callService),
        LEAVE_TOKENS(Wiring::leaveTokens),
        RECEIPTS(Wiring::receipts),
        EGRESS(Wiring::egressClient),
        RECORDER(Wiring::recorder),
        RECORDINGS(Wiring::recordings),
        AGENT(Wiring::agent),
        MODELS(Wiring::models),
        WEBHOOK_KEYS(Wiring::webhookKeys);

        private final Function<Wiring, Map<String, String>> from;

        Needs(Function<Wiring, Map<String, String>> from) {
            this.from = from;
        }
    }
}
