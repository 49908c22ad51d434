package io.coachingcalls.local.parts;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.coachingcalls.local.state.DataDirectory;
import io.coachingcalls.local.state.LiveKitAccess;
import io.coachingcalls.local.state.ProcessId;
import io.coachingcalls.local.state.Run;
import io.coachingcalls.local.state.S3Access;
import io.coachingcalls.local.state.Secrets;

/**
 * Runs one system: starts its parts, keeps {@link Run} up to date, starts again what dies, and stops all of them when it
 * is told to, or when one dies before the system ever was ready.
 */
public final class Supervisor {

    private static final int LAST_LINES = 20;
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Path projectRoot;
    private final DataDirectory data;
    private final boolean onFreePorts;
    private final Progress progress = new Progress(System.out);
    private final Pauses pauses = new Pauses();
    private final AtomicBoolean isReady = new AtomicBoolean();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    /** @param onFreePorts to run beside a system on the usual ports */
    public Supervisor(Path projectRoot, DataDirectory data, boolean onFreePorts) {
        this.projectRoot = projectRoot;
        this.data = data;
        this.onFreePorts = onFreePorts;
    }

    /** Makes {@link #run} end. */
    public void stop() {
        exitCode.complete(0);
    }

    /** Runs the system until it is stopped or broken; returns this process's exit code. */
    public int run() throws IOException {
        try (var channel = FileChannel.open(
                        data.file("supervisor.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null) {
                progress.say("A system already runs in " + data.root());
                return 1;
            }
            return runAlone();
        }
    }

    private int runAlone() throws IOException {
        Duration startLimit = PartThreads.startLimit(System.getenv());
        Files.deleteIfExists(failureFile(data));
        data.switchAllOn();
        Orphans.stop(data, progress);
        Path livekitConfig = Startup.livekitConfig(data);
        LiveKitPart livekit = LiveKitPart.choose(System.getenv(), livekitConfig);
        Optional<EgressPart> egress = EgressPart.find(projectRoot);
        Optional<FredPart> fred = FredPart.find(projectRoot, System.getenv());
        Wiring wiring = wiring(livekit, egress.isPresent(), fred.isPresent());
        Run run = describe(wiring, livekit);
        run.keepIn(data);
        var revival = new CompletableFuture<Consumer<Part>>();
        var parts = new RunningParts(processes -> keep(run.withParts(processes, isReady.get())), part -> revival.join()
                .accept(part));
        var startup = new Startup(projectRoot, data, wiring, livekit, egress, fred, parts, progress, startLimit);
        revival.complete(part -> onDeath(part, parts, startup));
        try {
            startup.begin()
                    .thenRun(() -> {
                        isReady.set(true);
                        keep(run.withParts(parts.processes(), true));
                    })
                    .exceptionally(failure -> {
                        // A part's death says more than the wait for it that ends in a timeout
                        fail(List.of("The system does not start: " + causeOf(failure)));
                        return null;
                    });
            return exitCode.join();
        } finally {
            progress.say("Stopping.");
            parts.stopAll().forEach(failure -> progress.say("Not everything stops: " + causeOf(failure)));
            startup.awaitDatabase();
            Run.forget(data);
            progress.say("Stopped.");
        }
    }

    private Wiring wiring(LiveKitPart livekit, boolean hasEgress, boolean hasFred) throws IOException {
        Ports ports = onFreePorts ? Ports.anyFree() : Ports.usual();
        Secrets secrets = Secrets.of(
                data,
                Stream.of(Service.values())
                        .flatMap(service -> Stream.of(service.databaseRole(), service.migrationRole()))
                        .flatMap(Optional::stream)
                        .toList());
        LiveKitAccess access =
                switch (livekit) {
                    case LiveKitPart.External external -> external.access();
                    case LiveKitPart.Own own ->
                        new LiveKitAccess(
                                "ws://" + Wiring.HOST + ":" + ports.of(Ports.LIVEKIT),
                                secrets.livekitKey(),
                                secrets.livekitSecret());
                };
        String agentName = System.getenv().getOrDefault("FRED_AGENT_NAME", FredPart.NAME);
        return new Wiring(
                ports,
                secrets,
                access,
                hasEgress,
                agentName,
                hasFred,
                System.getenv().keySet());
    }

    private Run describe(Wiring wiring, LiveKitPart livekit) {
        List<String> notes = new ArrayList<>(wiring.ports().notes());
        if (!Files.exists(Startup.webApp(projectRoot))) {
            notes.add("The web app is not built: that needs Node 20.19 or newer. The API is all there.");
        }
        if (livekit instanceof LiveKitPart.External) {
            notes.add("LiveKit is yours (LIVEKIT_URL): have it send its webhooks to " + wiring.webhook());
        }
        if (!wiring.hasEgress()) {
            notes.add(EgressPart.MISSING);
        }
        if (!wiring.hasFred() && FredPart.isMissed(System.getenv())) {
            notes.add(FredPart.MISSING);
        }
        return new Run(
                ProcessId.of(ProcessHandle.current()),
                false,
                wiring.gateway(),
                wiring.issuer(),
                wiring.livekit(),
                wiring.kafka(),
                new S3Access(
                        wiring.s3().endpoint(),
                        wiring.s3().bucket(),
                        wiring.s3().accessKey(),
                        wiring.s3().secret()),
                wiring.egress().orElse(null),
                wiring.fred().orElse(null),
                wiring.fredModels().orElse(null),
                wiring.databases(),
                wiring.services(),
                List.of(),
                notes);
    }

    private void keep(Run run) {
        try {
            run.keepIn(data);
        } catch (IOException e) {
            fail(List.of("What runs cannot be written down: " + e));
        }
    }

    private void onDeath(Part part, RunningParts parts, Startup startup) {
        if (!isReady.get()) {
            diedTooSoon(part);
            return;
        }
        if (!data.isSwitchedOff(part.name())) {
            deathOf(part).forEach(progress::say);
        }
        try {
            bringBack(part.name(), parts, startup);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Without a recorder, and without FRED, calls are held all the same
    private void diedTooSoon(Part part) {
        if (part.layer() == Part.Layer.EGRESS || part.layer() == Part.Layer.AGENT) {
            deathOf(part).forEach(progress::say);
        } else {
            fail(deathOf(part));
        }
    }

    /** Ends when its process was started; that it stays is another matter. */
    private void bringBack(String part, RunningParts parts, Startup startup) throws InterruptedException {
        boolean isStarted = false;
        while (!isStarted && !parts.isStopping()) {
            if (wasSwitchedOff(part, parts)) {
                progress.say("Starting " + part);
            } else {
                Duration pause = pauses.before(part, Instant.now());
                progress.say("Starting " + part + " again in " + pause.toSeconds() + " s");
                Thread.sleep(pause);
            }
            isStarted = !parts.isStopping() && relaunch(part, startup);
        }
    }

    /** Waits until it is not switched off; whether it was. */
    private boolean wasSwitchedOff(String part, RunningParts parts) throws InterruptedException {
        boolean wasSwitchedOff = false;
        while (data.isSwitchedOff(part) && !parts.isStopping()) {
            wasSwitchedOff = true;
            Thread.sleep(LOOK_EVERY);
        }
        return wasSwitchedOff;
    }

    private boolean relaunch(String part, Startup startup) {
        try {
            startup.relaunch(part);
            return true;
        } catch (Exception e) {
            progress.say(part + " does not start: " + causeOf(e));
            return false;
        }
    }

    private List<String> deathOf(Part part) {
        List<String> lines = new ArrayList<>();
        lines.add(part.name() + " died. The end of " + data.log(part.name()) + ":");
        lines.addAll(lastLines(data.log(part.name())));
        return lines;
    }

    private void fail(List<String> why) {
        if (exitCode.isDone()) {
            return;
        }
        why.forEach(progress::say);
        try {
            Files.write(failureFile(data), why);
        } catch (IOException e) {
            progress.say("(this cannot be kept: " + e + ")");
        }
        exitCode.complete(1);
    }

    /** Why the last system ended that did not end in peace. */
    public static Path failureFile(DataDirectory data) {
        return data.file("failure.txt");
    }

    private static List<String> lastLines(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).stream()
                    .map(line -> "    " + line)
                    .toList();
        } catch (IOException e) {
            return List.of("    (" + e + ")");
        }
    }

    private static String causeOf(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }
}
