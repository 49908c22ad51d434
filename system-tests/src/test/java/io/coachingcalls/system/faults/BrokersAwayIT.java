package io.coachingcalls.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.system.RunningSystem;
import io.coachingcalls.system.Scale;
import io.coachingcalls.system.Signals;
import io.coachingcalls.system.SystemUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kafka or PostgreSQL is killed, is away, hangs, while LiveKit goes on telling. */
@ExtendWith(SystemUnderTest.class)
class BrokersAwayIT {

    private static final int EVENTS_PER_SECOND = 60;
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(30);

    /** LiveKit's first attempt fails after three seconds without an answer; within one of them is prompt. */
    private static final Duration PROMPT = Duration.ofSeconds(1);

    private final RunningSystem system;
    private final String prefix = SyntheticCall.prefix();
    private final Random random = new Random(Scale.seed());
    private JsonNode addresses;
    private Health ingest;
    private LiveKitSender sender;

    BrokersAwayIT(RunningSystem system) {
        this.system = system;
    }

    @BeforeEach
    void connect() {
        system.ensureUp();
        addresses = system.addresses();
        ingest = Health.of(addresses, "webhook-ingest");
        sender = LiveKitSender.through(addresses);
    }

    @AfterEach
    void disconnect() {
        sender.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "postgres"})
    void shouldRecoverFromItsDeathByItself(String part) throws InterruptedException {
        int kills = Scale.of(1, 3);
        Duration slowest = Duration.ZERO;
        Load load = Load.start(sender, prefix, EVENTS_PER_SECOND);
        for (int kill = 0; kill < kills; kill++) {
            load.goOnFor(Duration.ofMillis(1_000 + random.nextInt(1_000)));
            ProcessHandle killed = system.process(part).orElseThrow();
            assertThat(killed.destroyForcibly()).isTrue();
            Instant death = Instant.now();
            awaitHistoryOfACall();
            assertThat(system.process(part)).isPresent().isNotEqualTo(Optional.of(killed));
            Duration recovery = Duration.between(death, Instant.now());
            slowest = recovery.compareTo(slowest) > 0 ? recovery : slowest;
        }
        Map<String, History> expected = load.end();

        Aftermath aftermath = Aftermath.assertNothingLost(system, sender, prefix, expected);
        assertThat(slowest).isLessThan(RECOVERY_LIMIT);
        assertThat(system.log("supervisor")).content().contains(part + " died");
        await().pollInterval(RunningSystem.LOOK_EVERY).atMost(RECOVERY_LIMIT).until(system::allHealthy);
        aftermath.report(
                "02-" + part,
                "kill -9 of %s under load: %d times".formatted(part, kills),
                "a webhook sent right after the kill was a row after %.1f s at the latest"
                        .formatted(slowest.toMillis() / 1_000.0));
    }

    @Test
    void shouldKeepEverythingInTheInboxWhileKafkaIsAway() throws InterruptedException {
        Duration away = Scale.ofSeconds(10, 60);
        long before = throughTheInbox();
        Load load = Load.start(sender, prefix, EVENTS_PER_SECOND);
        load.goOnFor(Duration.ofSeconds(2));
        system.run("stop", "kafka").orFail();
        load.goOnFor(away);
        system.run("start", "kafka").orFail();
        Map<String, History> expected = load.end();
        LiveKitSender.Latency latency = sender.latency();

        Aftermath aftermath = Aftermath.assertNothingLost(system, sender, prefix, expected);
        long inbox = throughTheInbox() - before;
        assertThat(inbox).isPositive();
        aftermath.report(
                "03",
                "Kafka away for %d s, with calls going on".formatted(away.toSeconds()),
                "%,d events through the inbox; answers: %s".formatted(inbox, latency));
    }

    @Test
    void shouldAnswerPromptlyFromTheInboxWhileKafkaHangs() throws InterruptedException {
        ProcessHandle kafka = system.process("kafka").orElseThrow();
        SyntheticCall call = callWithEvents(50);
        Signals.hang(kafka);
        try {
            call.webhooks().forEach(sender::send);
            sender.awaitSettled();
        } finally {
            Signals.goOn(kafka);
        }
        LiveKitSender.Latency latency = sender.latency();

        Aftermath aftermath = Aftermath.assertNothingLost(
                system, sender, prefix, Map.of(call.room(), Oracle.replay(call.webhooks())));
        assertThat(latency.millis(1)).isLessThan(PROMPT.toMillis());
        aftermath.report("04", "Kafka hangs (SIGSTOP), events of one room", "answers: " + latency);
    }

    @Test
    void shouldGoOnTakingWebhooksWhilePostgresIsAway() throws InterruptedException {
        Duration away = Scale.ofSeconds(12, 120);
        List<Health> consumers = ConsumerLag.GROUPS.stream()
                .map(service -> Health.of(addresses, service))
                .toList();
        List<ProcessHandle> processes = system.services();
        Load load = Load.start(sender, prefix, EVENTS_PER_SECOND);
        load.goOnFor(Duration.ofSeconds(2));
        system.run("stop", "postgres").orFail();
        Instant end = Instant.now().plus(away);
        await().atMost(Duration.ofSeconds(15)).until(() -> consumers.stream().noneMatch(Health::ready));
        while (Instant.now().isBefore(end)) {
            assertThat(consumers).as("alive, so that nobody restarts them").allMatch(Health::alive);
            assertThat(ingest.ready()).as("webhooks are taken").isTrue();
            load.goOnFor(Duration.ofSeconds(1));
        }
        system.run("start", "postgres").orFail();
        Map<String, History> expected = load.end();
        LiveKitSender.Latency latency = sender.latency();

        Aftermath aftermath = Aftermath.assertNothingLost(system, sender, prefix, expected);
        await().atMost(RECOVERY_LIMIT).until(() -> consumers.stream().allMatch(Health::ready));
        assertThat(system.services()).as("no service was restarted").isEqualTo(processes);
        aftermath.report(
                "05",
                "PostgreSQL away for %d s, with calls going on".formatted(away.toSeconds()),
                "consumers not ready but alive, none restarted; answers: " + latency);
    }

    /** By a sender of its own: what is before it in the others' queues is not its matter. */
    private void awaitHistoryOfACall() throws InterruptedException {
        String rooms = SyntheticCall.prefix();
        SyntheticCall probe = SyntheticCall.of(SyntheticCall.room(rooms, 0), random);
        try (var own = LiveKitSender.through(addresses)) {
            probe.webhooks().forEach(own::send);
            new KeptRows(system, rooms).await(Map.of(probe.room(), Oracle.replay(probe.webhooks())), RECOVERY_LIMIT);
        }
    }

    private SyntheticCall callWithEvents(int events) {
        return SyntheticCall.stream(prefix, random)
                .map(call -> SyntheticCall.of(call.room(), events / 5, random))
                .filter(call -> call.webhooks().size() >= events)
                .findFirst()
                .orElseThrow();
    }

    private long throughTheInbox() {
        return ingest.count("livekit_webhooks_total", "outcome=\"accepted_into_inbox\"");
    }
}
