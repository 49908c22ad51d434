package io.coachingcalls.local.parts;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.coachingcalls.embedded.PostgresServer;
import io.coachingcalls.embedded.S3Server;
import io.coachingcalls.local.gateway.Gateway;
import io.coachingcalls.local.gateway.WebApp;
import io.coachingcalls.local.issuer.Issuer;
import io.coachingcalls.local.state.DataDirectory;
import org.jspecify.annotations.Nullable;

/** Starts the parts, each as early as what it stands on allows. */
final class Startup {

    /** He loads what he hears and speaks with; nobody waits for him longer. */
    private static final Duration FREDS_LIMIT = Duration.ofSeconds(30);

    private final Path projectRoot;
    private final DataDirectory data;
    private final Wiring wiring;
    private final LiveKitPart livekit;
    private final Optional<EgressPart> egress;
    private final Optional<FredPart> fred;
    private final RunningParts parts;
    private final Progress progress;
    private final Duration limit;
    private volatile @Nullable PostgresServer database;
    private CompletableFuture<Void> postgres = CompletableFuture.completedFuture(null);

    /** @param limit how long each part may take */
    Startup(
            Path projectRoot,
            DataDirectory data,
            Wiring wiring,
            LiveKitPart livekit,
            Optional<EgressPart> egress,
            Optional<FredPart> fred,
            RunningParts parts,
            Progress progress,
            Duration limit) {
        this.projectRoot = projectRoot;
        this.data = data;
        this.wiring = wiring;
        this.livekit = livekit;
        this.egress = egress;
        this.fred = fred;
        this.parts = parts;
        this.progress = progress;
        this.limit = limit;
    }

    static Path livekitConfig(DataDirectory data) {
        return data.file("livekit.yaml");
    }

    /** Where the web app's build puts it. */
    static Path webApp(Path projectRoot) {
        return projectRoot.resolve("web/dist");
    }

    /**
     * Waits until PostgreSQL is among the parts or has failed: it is known, and so can be stopped, only when it has
     * started.
     */
    void awaitDatabase() {
        postgres.exceptionally(failure -> null).join();
    }

    /** Completes when all is healthy, or with the first failure. */
    CompletableFuture<Void> begin() {
        postgres = start("postgres", this::startPostgres);
        var kafka = start("kafka", this::startKafka);
        var s3 = start("s3", this::startS3);
        var signIn = start("issuer", this::startIssuer);
        var gateway = start("gateway", this::startGateway);
        var media = start("livekit", this::startLiveKit);
        var recorder = egress.map(part -> start(EgressPart.NAME, () -> startEgress(part)));
        // Whatever keeps FRED, calls are held without him
        var agent = fred.map(part -> optional(
                media.thenCompose(ready -> start(FredPart.NAME, () -> startFred(part))),
                "FRED comes to no call until he is ready"));
        var models = fred.map(part -> optional(
                start(FredModelsPart.NAME, () -> startFredModels(new FredModelsPart(part))),
                "Nobody listens to recordings, and FRED does not chat, until " + FredModelsPart.NAME + " is ready"));
        var services = Stream.of(Service.values()).map(service -> CompletableFuture.allOf(postgres, kafka, s3, signIn)
                .thenCompose(ready -> start(service.title(), () -> startService(service))));
        var others = Stream.concat(
                Stream.of(postgres, kafka, s3, signIn, gateway, media),
                Stream.of(recorder, agent, models).flatMap(Optional::stream));
        return allOrFirstFailure(Stream.concat(others, services).toList());
    }

    /** Starts one part's process once more; when it is ready, those will notice who use it. */
    void relaunch(String part) {
        limited(part, () -> launchAgain(part)).join();
    }

    private void launchAgain(String part) throws Exception {
        switch (part) {
            case "postgres" -> startPostgres();
            case "kafka" -> launchKafka();
            case "s3" -> launchS3();
            case "livekit" -> launchLiveKit();
            case EgressPart.NAME -> launch(egress.orElseThrow());
            case FredPart.NAME -> launch(fred.orElseThrow());
            case FredModelsPart.NAME -> launch(new FredModelsPart(fred.orElseThrow()));
            default -> launch(Service.titled(part));
        }
    }

    private void startPostgres() throws IOException {
        if (database != null) {
            // It died; the lock that is held for it in this JVM would keep the next one from starting
            database.close();
        }
        int port = wiring.ports().of(Ports.POSTGRES);
        var server = PostgresServer.start(data.postgres(), port, data.freshLog("postgres"));
        database = server;
        parts.add(Part.of("postgres", Part.Layer.DATABASE, Optional.of(server.process()), server::close));
        server.ensureDatabase(Wiring.DATABASE);
        server.ensureRoles(Wiring.DATABASE, wiring.secrets().databasePasswords());
    }

    private void startKafka() throws Exception {
        Path readyFile = launchKafka();
        Readiness.await(() -> Files.exists(readyFile));
    }

    private Path launchKafka() throws IOException {
        Path readyFile = data.file("kafka.ready");
        Files.deleteIfExists(readyFile);
        parts.add(ChildProcess.start(
                "kafka",
                Part.Layer.EVENTS,
                KafkaProcess.command(
                        projectRoot.resolve("local/target"),
                        data.kafka(),
                        wiring.ports().of(Ports.KAFKA),
                        readyFile),
                Map.of(),
                data.freshLog("kafka")));
        return readyFile;
    }

    private void startS3() throws Exception {
        launchS3();
        Readiness.await(() -> Readiness.listens(Wiring.HOST, wiring.ports().of(Ports.S3)));
    }

    private void launchS3() throws IOException {
        Path target = projectRoot.resolve("local/target");
        Path program = S3Server.unpack(target.resolve("s3proxy.jar"));
        Files.createDirectories(data.s3());
        parts.add(ChildProcess.start(
                "s3",
                Part.Layer.STORAGE,
                JavaCommand.of(
                        "128m",
                        target.resolve("s3proxy.jsa"),
                        target,
                        S3Server.arguments(program, data.s3(), wiring.s3())),
                Map.of(),
                data.freshLog("s3")));
    }

    private void startIssuer() throws Exception {
        var issuer = Issuer.start(Wiring.HOST, wiring.ports().of(Ports.ISSUER), data.file("sign-in.html"));
        parts.add(Part.inside("issuer", Part.Layer.SIGN_IN, issuer::close));
    }

    private void startGateway() throws Exception {
        var webApp = WebApp.load(webApp(projectRoot), wiring.webApp());
        var gateway = Gateway.start(Wiring.HOST, wiring.ports().of(Ports.GATEWAY), wiring.services(), webApp);
        parts.add(Part.inside("gateway", Part.Layer.GATEWAY, gateway::close));
    }

    private void startLiveKit() throws Exception {
        if (livekit instanceof LiveKitPart.Own) {
            launchLiveKit();
            Readiness.await(() -> Readiness.listens(Wiring.HOST, wiring.ports().of(Ports.LIVEKIT)));
        }
    }

    private ChildProcess launch(EgressPart part) throws IOException {
        ChildProcess process = part.start(wiring, data);
        parts.add(process);
        return process;
    }

    private ChildProcess launch(FredPart part) throws IOException {
        ChildProcess process = part.start(wiring, data);
        parts.add(process);
        return process;
    }

    private ChildProcess launch(FredModelsPart part) throws IOException {
        ChildProcess process = part.start(wiring, data);
        parts.add(process);
        return process;
    }

    private void launchLiveKit() throws Exception {
        if (livekit instanceof LiveKitPart.Own own) {
            parts.add(LiveKitPart.start(own, livekitConfig(data), wiring, data));
        }
    }

    private void startEgress(EgressPart part) throws Exception {
        ChildProcess egress = launch(part);
        // One that dies is told about, and missed by nobody but those who want a recording
        Readiness.await(() -> Readiness.listens(Wiring.HOST, wiring.ports().of(Ports.EGRESS))
                || egress.process().filter(ProcessHandle::isAlive).isEmpty());
    }

    private void startFred(FredPart part) throws Exception {
        ChildProcess agent = launch(part);
        String url = wiring.fred().orElseThrow();
        try (var client = HttpClient.newHttpClient()) {
            Readiness.await(() -> FredPart.isReady(client, url)
                    || agent.process().filter(ProcessHandle::isAlive).isEmpty());
        }
    }

    private void startFredModels(FredModelsPart part) throws Exception {
        ChildProcess models = launch(part);
        String url = wiring.fredModels().orElseThrow();
        try (var client = HttpClient.newHttpClient()) {
            Readiness.await(() -> FredModelsPart.isReady(client, url)
                    || models.process().filter(ProcessHandle::isAlive).isEmpty());
        }
    }

    private void startService(Service service) throws Exception {
        launch(service);
        try (var client = HttpClient.newHttpClient()) {
            String url = wiring.services().get(service.title());
            Readiness.await(() -> Readiness.isReady(client, url));
        }
    }

    private void launch(Service service) throws IOException {
        Path jar = service.jar(projectRoot);
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is missing: build it with ./calls build");
        }
        parts.add(ChildProcess.start(
                service.title(),
                Part.Layer.SERVICE,
                JavaCommand.of(
                        "256m",
                        service.classArchive(projectRoot),
                        service.classes(projectRoot),
                        List.of("-jar", jar.toString())),
                service.environment(wiring),
                data.freshLog(service.title())));
    }

    private CompletableFuture<Void> start(String part, PartThreads.Step step) {
        long begun = System.nanoTime();
        return limited(part, step).thenRun(() -> progress.ready(part, Duration.ofNanos(System.nanoTime() - begun)));
    }

    /** The system starts without it. */
    private CompletableFuture<Void> optional(CompletableFuture<Void> start, String otherwise) {
        return start.exceptionally(failure -> {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            progress.say("  " + otherwise + ": " + cause.getMessage());
            return null;
        });
    }

    private CompletableFuture<Void> limited(String part, PartThreads.Step step) {
        boolean isFreds = part.equals(FredPart.NAME) || part.equals(FredModelsPart.NAME);
        Duration time = isFreds ? FREDS_LIMIT : limit;
        return PartThreads.run("start", part, time, step).exceptionallyCompose(failure -> {
            boolean isLate = failure instanceof TimeoutException;
            return CompletableFuture.failedFuture(
                    isLate ? new TimeoutException(failure.getMessage() + "; see " + logOf(part)) : failure);
        });
    }

    /** A part that lives inside the supervisor has none of its own. */
    private Path logOf(String part) {
        Path own = data.log(part);
        return Files.exists(own) ? own : data.log("supervisor");
    }

    private static CompletableFuture<Void> allOrFirstFailure(List<CompletableFuture<Void>> steps) {
        var firstFailure = new CompletableFuture<Void>();
        var watched = steps.stream()
                .map(step -> step.whenComplete((ready, failure) -> {
                    if (failure != null) {
                        firstFailure.completeExceptionally(failure);
                    }
                }))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.anyOf(CompletableFuture.allOf(watched), firstFailure)
                .thenAccept(ready -> {});
    }
}
