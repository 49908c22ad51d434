package io.coachingcalls.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.coachingcalls.system.LiveKitApi;
import io.coachingcalls.system.Replica;
import io.coachingcalls.system.RunningSystem;
import io.coachingcalls.system.Scale;
import io.coachingcalls.system.SystemUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Services die, are replaced, come and go, while LiveKit goes on telling. */
@ExtendWith(SystemUnderTest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledIT {

    private static final String INGEST = "webhook-ingest";
    private static final List<String> CONSUMERS = List.of("session-service", "recording-service", "call-service");
    private static final List<String> SERVICES =
            Stream.concat(Stream.of(INGEST), CONSUMERS.stream()).toList();
    private static final int EVENTS_PER_SECOND = 40;
    private static final Duration END_LIMIT = Duration.ofSeconds(30);

    private final RunningSystem system;
    private final Random random = new Random(Scale.seed());

    private Fleet fleet;
    private LiveKitSender sender;

    KilledIT(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    void replaceTheSystemsOwn() {
        system.ensureUp();
        fleet = Fleet.start(system, 1, Map.of(), SERVICES.toArray(String[]::new));
    }

    @BeforeEach
    void connect() {
        sender = new LiveKitSender(LiveKitApi.of(system.addresses()), () -> fleet.anyOf(INGEST));
    }

    @AfterEach
    void disconnect() {
        sender.close();
    }

    @AfterAll
    void giveTheSystemItsOwnBack() {
        fleet.close();
    }

    @Test
    void shouldLoseNothingWhenServicesAreKilled() throws InterruptedException {
        int rounds = Scale.of(1, 50);
        Instant begun = Instant.now();
        String prefix = SyntheticCall.prefix();
        Load load = Load.start(sender, prefix, EVENTS_PER_SECOND);
        for (int round = 0; round < rounds; round++) {
            // By itself: LiveKit gives up what nobody takes in for 15 s
            kill(load, List.of(INGEST));
            kill(load, CONSUMERS);
        }
        Duration took = Duration.between(begun, Instant.now());
        Map<String, History> expected = load.end();

        Aftermath.assertNothingLost(system, sender, prefix, expected)
                .report(
                        "01",
                        "kill -9 of each of the four services under load: %d times each".formatted(rounds),
                        seen(took));
    }

    @Test
    void shouldLoseNothingInARollingRestart() throws InterruptedException {
        int rounds = Scale.of(1, 5);
        Instant begun = Instant.now();
        String prefix = SyntheticCall.prefix();
        Load load = Load.start(sender, prefix, EVENTS_PER_SECOND);
        try (var reader = Reader.start(Replica.token("somebody"), () -> fleet.anyOf("session-service"))) {
            for (int round = 0; round < rounds; round++) {
                for (String service : SERVICES) {
                    replace(service);
                }
            }
            Duration took = Duration.between(begun, Instant.now());
            Map<String, History> expected = load.end();

            Aftermath aftermath = Aftermath.assertNothingLost(system, sender, prefix, expected);
            assertThat(reader.incurable())
                    .as("answers that a retry does not cure")
                    .isEmpty();
            assertThat(reader.answered()).isPositive();
            aftermath.report(
                    "13",
                    "rolling restart of every service, %d times: another one comes, then SIGTERM".formatted(rounds),
                    seen(took));
        }
    }

    @Test
    void shouldLoseNothingWhileReplicasComeAndGo() throws InterruptedException {
        Duration time = Scale.ofSeconds(12, 120);
        Instant begun = Instant.now();
        int comings = 0;
        String prefix = SyntheticCall.prefix();
        Load load = Load.start(sender, prefix, EVENTS_PER_SECOND);
        while (Duration.between(begun, Instant.now()).compareTo(time) < 0) {
            List<Replica> more = Stream.of("session-service", "recording-service")
                    .map(fleet::launch)
                    .toList();
            load.goOnFor(Duration.ofSeconds(5));
            // The one leaves as it should, the other does not
            more.getFirst().process().destroy();
            more.getLast().kill();
            comings += more.size();
        }
        Duration took = Duration.between(begun, Instant.now());
        Map<String, History> expected = load.end();

        Aftermath.assertNothingLost(system, sender, prefix, expected)
                .report(
                        "14",
                        "%d replicas join and leave, one every 5 s of each consuming service".formatted(comings),
                        seen(took));
    }

    /** One after another at random points, the next while the others are still coming back; ends when all are back. */
    private void kill(Load load, List<String> services) throws InterruptedException {
        List<Replica> victims =
                services.stream().map(service -> fleet.of(service).getFirst()).toList();
        for (Replica victim : victims) {
            load.goOnFor(Duration.ofMillis(random.nextInt(1_000)));
            victim.kill();
            victim.startAgain();
        }
        victims.forEach(Replica::awaitReady);
    }

    private void replace(String service) throws InterruptedException {
        Replica old = fleet.of(service).getFirst();
        Replica young = fleet.launch(service);
        young.awaitReady();
        fleet.admit(service, young);
        // Endpoints are taken out and processes ended at the same time, in no order: requests still come
        old.process().destroy();
        Thread.sleep(random.nextInt(200));
        fleet.remove(service, old);
        assertThat(old.process().waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS))
                .as(old.name() + " ends when it is told to")
                .isTrue();
    }

    private static String seen(Duration underLoad) {
        return "rows equal the oracle's; %d s under load".formatted(underLoad.toSeconds());
    }
}
