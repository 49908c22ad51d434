package io.coachingcalls.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.system.Reliability;
import io.coachingcalls.system.RunningSystem;
import io.coachingcalls.system.Scale;
import io.coachingcalls.system.SystemUnderTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The consumers were away for long; everything waits for them, and calls go on. Late in the run: whoever reads the topics
 * from their beginning reads the backlog too.
 */
@Order(Integer.MAX_VALUE - 1)
@ExtendWith(SystemUnderTest.class)
class BacklogIT {

    private static final List<String> CONSUMERS = List.of("session-service", "recording-service");
    private static final int EVENTS_PER_SECOND = 100;
    private static final Duration PATIENCE = Scale.ofSeconds(120, 1_800);

    private final RunningSystem system;
    private final Random random = new Random(Scale.seed());

    BacklogIT(RunningSystem system) {
        this.system = system;
    }

    @Test
    void shouldDrainWhatHasPiledUpAndGoOnTakingWebhooks() throws InterruptedException {
        int events = Scale.of(25_000, 1_000_000);
        String backlog = SyntheticCall.prefix();
        String live = SyntheticCall.prefix();
        system.ensureUp();
        JsonNode addresses = system.addresses();
        try (var sender = LiveKitSender.through(addresses)) {
            Load load = Load.start(sender, live, EVENTS_PER_SECOND);
            load.goOnFor(Duration.ofSeconds(5));
            sender.latency();
            load.goOnFor(Scale.ofSeconds(5, 30));
            LiveKitSender.Latency normal = sender.latency();
            CONSUMERS.forEach(service -> system.run("stop", service).orFail());
            Map<String, History> expected = pileUp(addresses, backlog, events);
            sender.latency();

            CONSUMERS.forEach(service -> system.run("start", service).orFail());
            Instant begun = Instant.now();
            Instant end = begun.plus(PATIENCE);
            while (ConsumerLag.of(addresses, CONSUMERS) > EVENTS_PER_SECOND
                    && Instant.now().isBefore(end)) {
                load.goOnFor(Duration.ofMillis(500));
            }
            Duration drained = Duration.between(begun, Instant.now());
            LiveKitSender.Latency meanwhile = sender.latency();
            Map<String, History> expectedLive = load.end();

            assertThat(Instant.now()).as("drained").isBefore(end);
            Aftermath aftermath = Aftermath.assertNothingLost(system, sender, live, expectedLive);
            new KeptRows(system, backlog).await(expected, PATIENCE);
            Reliability.row(
                    "16",
                    "%,d events waited while both consumers were away, with calls going on".formatted(events),
                    events + sender.sent(),
                    events + sender.accepted(),
                    aftermath.lost().size(),
                    "drained in %d s (%,d events a second in each of two services); webhooks' answers before: %s; while draining: %s"
                            .formatted(
                                    drained.toSeconds(), events / Math.max(1, drained.toSeconds()), normal, meanwhile));
        }
    }

    private Map<String, History> pileUp(JsonNode addresses, String prefix, int events) {
        Map<String, History> expected = new HashMap<>();
        Iterator<SyntheticCall> calls = SyntheticCall.stream(prefix, random).iterator();
        try (var producer = new EventProducer(addresses)) {
            int piled = 0;
            while (piled < events) {
                SyntheticCall call = calls.next();
                call.webhooks().forEach(producer::send);
                expected.put(call.room(), Oracle.replay(call.webhooks()));
                piled += call.webhooks().size();
            }
            producer.flush();
        }
        return expected;
    }
}
