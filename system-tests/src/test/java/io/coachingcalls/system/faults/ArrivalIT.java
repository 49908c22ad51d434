package io.coachingcalls.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.system.EventLog;
import io.coachingcalls.system.RunningSystem;
import io.coachingcalls.system.Scale;
import io.coachingcalls.system.SystemUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Webhooks in any order, again and again, with some of them missing, and some that are no webhooks at all. */
@ExtendWith(SystemUnderTest.class)
class ArrivalIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What comes is about poison: more at a time than such a machine takes would have LiveKit give up some of it. */
    private static final Duration BETWEEN_POISONINGS = Duration.ofMillis(300);

    private static final String DEAD_LETTERS = EventProducer.TOPIC + ".dlq";

    private final RunningSystem system;
    private final String prefix = SyntheticCall.prefix();
    private final Random random = new Random(Scale.seed());
    private JsonNode addresses;
    private LiveKitSender sender;

    ArrivalIT(RunningSystem system) {
        this.system = system;
    }

    @BeforeEach
    void connect() {
        system.ensureUp();
        addresses = system.addresses();
        sender = LiveKitSender.through(addresses);
    }

    @AfterEach
    void disconnect() {
        sender.close();
    }

    @Test
    void shouldEndInTheSameRowsWhateverTheOrderAndHoweverOften() throws InterruptedException {
        int calls = Scale.of(10, 100);
        Duration latest = Scale.ofSeconds(15, 45);
        Map<String, History> expected = new HashMap<>();
        List<Webhook> copies = new ArrayList<>();
        int beheaded = 0;
        for (SyntheticCall call :
                SyntheticCall.stream(prefix, random).limit(calls).toList()) {
            List<Webhook> webhooks = call.webhooks();
            if (random.nextInt(4) == 0) {
                // LiveKit lost the first ones, whoever's join was among them is known from the leave
                webhooks = webhooks.subList(1 + random.nextInt(3), webhooks.size());
                beheaded++;
            }
            expected.put(call.room(), Oracle.replay(webhooks));
            webhooks.forEach(webhook -> copies.addAll(Collections.nCopies(1 + random.nextInt(10), webhook)));
        }
        Collections.shuffle(copies, random);
        long pause = latest.toNanos() / copies.size();
        long next = System.nanoTime();
        for (Webhook copy : copies) {
            // A queue of its own, so that no order is kept
            sender.send(new Webhook(copy.id(), UUID.randomUUID().toString(), copy.json()));
            next += pause;
            LockSupport.parkNanos(next - System.nanoTime());
        }
        sender.awaitSettled();

        Aftermath.assertNothingLost(system, sender, prefix, expected)
                .report(
                        "08",
                        "each webhook 1 to 10 times, shuffled, up to %d s late; of %d of %d calls the first ones missing"
                                .formatted(latest.toSeconds(), beheaded, calls),
                        "rows equal the oracle's, which is told of each once and in order");
    }

    @Test
    void shouldPutPoisonAsideAndGoOn() throws InterruptedException {
        int rounds = Scale.of(20, 400);
        Map<String, History> expected = new HashMap<>();
        int lettersBefore = EventLog.of(addresses, DEAD_LETTERS).size();
        int deadly = 0;
        try (var producer = new EventProducer(addresses);
                var poisoner = LiveKitSender.through(addresses)) {
            for (SyntheticCall call :
                    SyntheticCall.stream(prefix, random).limit(rounds).toList()) {
                Webhook known = call.webhooks().getFirst();
                for (String poison : signedPoison(known)) {
                    poisoner.send(new Webhook("poison-" + UUID.randomUUID(), call.room(), poison));
                }
                deadly += 4;
                producer.sendRaw(call.room(), "not JSON".getBytes(StandardCharsets.UTF_8));
                producer.sendRaw(call.room(), brokenUnicode(known));
                producer.sendRaw(null, "{}".getBytes(StandardCharsets.UTF_8));
                producer.sendRaw(call.room(), null);
                call.webhooks().forEach(sender::send);
                expected.put(call.room(), Oracle.replay(call.webhooks()));
                LockSupport.parkNanos(BETWEEN_POISONINGS.toNanos());
            }
            producer.flush();
            poisoner.awaitSettled();
            assertThat(poisoner.lost()).as("a signed webhook is never refused").isEmpty();
        }
        sender.awaitSettled();

        Aftermath aftermath = Aftermath.assertNothingLost(system, sender, prefix, expected);
        await().atMost(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(ConsumerLag.of(addresses)).isZero());
        assertThat(EventLog.of(addresses, DEAD_LETTERS).size() - lettersBefore).isGreaterThanOrEqualTo(deadly);
        aftermath.report(
                "12",
                "poison among good events, signed and straight on the topic: broken JSON, broken UTF-8, unknown events"
                        + " and enums, nulls, no key, no value",
                "rows equal the oracle's, lag 0, %d or more dead letters".formatted(deadly));
    }

    /** The first four can never be used; of the others, events no one has heard of are kept and skipped. */
    private static List<String> signedPoison(Webhook known) {
        String json = known.json();
        return List.of(
                "{\"event\":",
                "[]",
                "null",
                json.replace("\"id\":", "\"no\":"),
                json.replace("room_started", "room_levitated").replace(known.id(), known.id() + "-levitated"),
                json.replace("\"creationTimeMs\"", "\"somethingNew\":{\"a\":[1,null]},\"creationTimeMs\"")
                        .replace("room_started", "room_restarted")
                        .replace(known.id(), known.id() + "-new"));
    }

    private static byte[] brokenUnicode(Webhook known) {
        String json = EventProducer.withoutPassword(known).toString();
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(json.substring(0, 40).getBytes(StandardCharsets.UTF_8));
        bytes.write(0xC3);
        bytes.write(0x28);
        bytes.writeBytes(json.substring(40).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
