package io.coachingcalls.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.system.Reliability;
import io.coachingcalls.system.RunningSystem;
import io.coachingcalls.system.Scale;
import io.coachingcalls.system.SystemUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ends that LiveKit never tells of, tells with a wrong clock, or tells in every way there is; and a bucket that is away. */
@ExtendWith(SystemUnderTest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostEndsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CALLS = Scale.of(20, 200);

    /** No recording, for all we know, but not to be told from one without listening. */
    private static final byte[] SOME_BYTES =
            "not Opus, but more than the header of a file".repeat(50).getBytes(StandardCharsets.UTF_8);

    private final RunningSystem system;
    private final Random random = new Random(Scale.seed());
    private JsonNode addresses;
    private Fleet fleet;

    LostEndsIT(RunningSystem system) {
        this.system = system;
    }

    /** With services that look more often than they would have to. */
    @BeforeAll
    void replaceTheSystemsOwn() {
        system.ensureUp();
        addresses = system.addresses();
        JsonNode s3 = addresses.required("s3");
        fleet = Fleet.start(
                system,
                1,
                Map.ofEntries(
                        Map.entry("RECONCILE_EVERY", "1s"),
                        Map.entry("RECONCILE_MISSES", "2"),
                        Map.entry("RECORDING_RECONCILE_EVERY", "1s"),
                        Map.entry("RECORDING_RECONCILE_AFTER", "2s"),
                        Map.entry("RECORDING_RECONCILE_MISSES", "2"),
                        Map.entry("RECORDING_CHECK_LOOKS", "2"),
                        Map.entry(
                                "RECORDING_S3_ACCESS_KEY",
                                s3.required("accessKey").asText()),
                        Map.entry("RECORDING_S3_SECRET", s3.required("secret").asText()),
                        Map.entry("RECORDING_S3_BUCKET", s3.required("bucket").asText()),
                        Map.entry("RECORDING_S3_REGION", "us-east-1"),
                        Map.entry(
                                "RECORDING_S3_ENDPOINT", s3.required("endpoint").asText())),
                "session-service",
                "recording-service");
    }

    @AfterAll
    void giveTheSystemItsOwnBack() {
        fleet.close();
    }

    @Test
    void shouldEndWhatLiveKitNeverSaysToHaveEnded() throws InterruptedException {
        String prefix = SyntheticCall.prefix();
        List<SyntheticCall> calls =
                SyntheticCall.stream(prefix, random).limit(CALLS).toList();
        try (LiveKitSender sender = LiveKitSender.through(addresses)) {
            for (SyntheticCall call : calls) {
                allButTheEnd(call).forEach(sender::send);
                var egress = egressOf(call);
                sender.send(egress.started());
                sender.send(egress.active());
            }
            sender.awaitSettled();

            assertThat(sender.lost()).isEmpty();
            await().atMost(PATIENCE).untilAsserted(() -> assertRepaired(prefix, calls));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            RecordingRows.of(system, prefix).read())
                    .hasSize(CALLS)
                    .allSatisfy(
                            (room, recording) -> assertThat(recording.state()).isEqualTo("lost")));
            Aftermath.of(system, sender)
                    .assertNothingLost()
                    .report(
                            "09",
                            "room_finished, the last leave and egress_ended of %d calls never come; LiveKit knows nothing of them"
                                    .formatted(CALLS),
                            "every session completed, every recording `lost`, what was told unchanged");
        }
    }

    @Test
    void shouldKnowEveryWayARecordingEnds() throws Exception {
        String prefix = SyntheticCall.prefix();
        record End(String status, boolean written, String state, boolean hasUrl) {}
        List<End> ends = List.of(
                new End("EGRESS_COMPLETE", true, "ready", true),
                new End("EGRESS_COMPLETE", false, "failed", false),
                new End("EGRESS_LIMIT_REACHED", true, "limit_reached", true),
                new End("EGRESS_LIMIT_REACHED", false, "failed", false),
                new End("EGRESS_FAILED", false, "failed", false),
                new End("EGRESS_FAILED", true, "failed", false),
                new End("EGRESS_ABORTED", false, "aborted", false));
        List<SyntheticCall> calls =
                SyntheticCall.stream(prefix, random).limit(ends.size()).toList();
        try (LiveKitSender sender = LiveKitSender.through(addresses)) {
            for (int i = 0; i < ends.size(); i++) {
                SyntheticCall call = calls.get(i);
                var egress = egressOf(call);
                if (ends.get(i).written) {
                    write(egress.path());
                }
                call.webhooks().forEach(sender::send);
                sender.send(egress.started());
                sender.send(egress.active());
                sender.send(egress.ended(ends.get(i).status, SOME_BYTES.length));
            }
            sender.awaitSettled();

            assertThat(sender.lost()).isEmpty();
            await().atMost(PATIENCE).untilAsserted(() -> {
                var rows = RecordingRows.of(system, prefix).read();
                for (int i = 0; i < ends.size(); i++) {
                    var recording = rows.get(calls.get(i).room());
                    assertThat(recording).as(ends.get(i).toString()).isNotNull();
                    assertThat(recording.state()).as(ends.get(i).toString()).isEqualTo(ends.get(i).state);
                    assertThat(recording.url() != null)
                            .as(ends.get(i).toString())
                            .isEqualTo(ends.get(i).hasUrl);
                }
            });
            Aftermath.of(system, sender)
                    .assertNothingLost()
                    .report(
                            "10",
                            "every end of a recorder (complete, limit reached, failed, aborted), with and without a file",
                            "`ready` and `limit_reached` only where the bucket has the file");
        }
    }

    @Test
    void shouldLinkToNothingWhileTheBucketIsAway() throws Exception {
        String prefix = SyntheticCall.prefix();
        List<SyntheticCall> calls =
                SyntheticCall.stream(prefix, random).limit(2 * Scale.of(3, 30)).toList();
        write(egressOf(calls.getFirst()).path());
        try (LiveKitSender sender = LiveKitSender.through(addresses)) {
            system.run("stop", "s3").orFail();
            for (SyntheticCall call : calls) {
                call.webhooks().forEach(sender::send);
                sender.send(egressOf(call).started());
                sender.send(egressOf(call).ended("EGRESS_COMPLETE", SOME_BYTES.length));
            }
            sender.awaitSettled();
            RecordingRows rows = RecordingRows.of(system, prefix);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows.read())
                    .hasSize(calls.size())
                    .allSatisfy(
                            (room, recording) -> assertThat(recording.reason()).isEqualTo("storage_unreachable")));
            assertThat(rows.read())
                    .allSatisfy((room, recording) -> assertThat(recording.url()).isNull());
            for (int i = 0; i < calls.size(); i += 2) {
                write(egressOf(calls.get(i)).path());
            }
            system.run("start", "s3").orFail();

            await().atMost(PATIENCE).untilAsserted(() -> {
                var read = rows.read();
                for (int i = 0; i < calls.size(); i++) {
                    var recording = read.get(calls.get(i).room());
                    assertThat(recording.state()).isEqualTo(i % 2 == 0 ? "ready" : "failed");
                    assertThat(recording.url() != null).isEqualTo(i % 2 == 0);
                }
            });
            assertThat(sender.lost()).isEmpty();
            Aftermath.of(system, sender)
                    .assertNothingLost()
                    .report(
                            "06",
                            "S3 away when %d recordings end; half of the files are there when it comes back"
                                    .formatted(calls.size()),
                            "no link to nothing: `ready` with a file, `failed` without");
        }
    }

    @Test
    void shouldTakeAClockThatIsOffByHalfAMinute() throws InterruptedException {
        for (int seconds : new int[] {-30, -1, 1, 30}) {
            String prefix = SyntheticCall.prefix();
            try (LiveKitSender sender = LiveKitSender.through(addresses, Duration.ofSeconds(seconds))) {
                Map<String, History> expected = new HashMap<>();
                SyntheticCall.stream(prefix, random).limit(CALLS).forEach(call -> {
                    call.webhooks().forEach(sender::send);
                    expected.put(call.room(), Oracle.replay(call.webhooks()));
                });
                sender.awaitSettled();

                Aftermath.assertNothingLost(system, sender, prefix, expected)
                        .report(
                                "11-%03d".formatted(seconds + 100),
                                "the sender's clock is off by %+d s".formatted(seconds),
                                "rows equal the oracle's");
            }
        }
    }

    @Test
    void shouldRefuseAClockThatIsOffByMinutesAndMakeGoodWhatItTold() throws InterruptedException {
        String prefix = SyntheticCall.prefix();
        List<SyntheticCall> calls =
                SyntheticCall.stream(prefix, random).limit(CALLS).toList();
        Health ingest = Health.of(addresses, "webhook-ingest");
        List<Webhook> refused = new ArrayList<>();
        try (LiveKitSender inTime = LiveKitSender.through(addresses)) {
            calls.forEach(call -> allButTheEnd(call).forEach(inTime::send));
            inTime.awaitSettled();
            assertThat(inTime.lost()).isEmpty();
        }
        long before = ingest.count("livekit_webhooks_total", "outcome=\"invalid_signature\"");
        for (int minutes : new int[] {-10, 10}) {
            try (LiveKitSender late = LiveKitSender.through(addresses, Duration.ofMinutes(minutes))) {
                for (SyntheticCall call : calls) {
                    Webhook end = call.webhooks().getLast();
                    late.send(end);
                    refused.add(end);
                }
                late.awaitSettled();
                assertThat(late.answered()).isEmpty();
                assertThat(late.lost()).hasSize(calls.size()).allSatisfy((id, how) -> assertThat(how)
                        .contains("401"));
            }
        }

        assertThat(ingest.count("livekit_webhooks_total", "outcome=\"invalid_signature\"") - before)
                .as("what the alert WebhooksNotOurs counts")
                .isEqualTo(refused.size());
        await().atMost(PATIENCE).untilAsserted(() -> assertRepaired(prefix, calls));
        Reliability.row(
                "11-999",
                "the sender's clock is off by 10 min, either way",
                refused.size(),
                refused.size(),
                0,
                "answered 401 and counted for an alert; every session completed by asking LiveKit");
    }

    /** What was told stands as the oracle has it, and all has come to its end all the same. */
    private void assertRepaired(String prefix, List<SyntheticCall> calls) {
        Map<String, History> kept = new KeptRows(system, prefix).read();
        assertThat(kept).hasSize(calls.size());
        for (SyntheticCall call : calls) {
            History.Session session = kept.get(call.room()).session();
            History.Session told = Oracle.replay(allButTheEnd(call)).session();
            assertThat(session.status()).isEqualTo("completed");
            assertThat(session.startedAt()).isEqualTo(told.startedAt());
            assertThat(session.stays()).hasSameSizeAs(told.stays()).allSatisfy(stay -> assertThat(stay.leftAt())
                    .isNotNull());
            told.stays().stream().filter(stay -> stay.leftAt() != null).forEach(stay -> assertThat(session.stays())
                    .contains(stay));
        }
    }

    /** Neither the room's end nor the last leave. */
    private static List<Webhook> allButTheEnd(SyntheticCall call) {
        List<Webhook> webhooks = call.webhooks();
        return webhooks.subList(0, webhooks.size() - 2);
    }

    private SyntheticEgress egressOf(SyntheticCall call) {
        String bucket = addresses.at("/s3/endpoint").asText() + "/"
                + addresses.at("/s3/bucket").asText();
        return new SyntheticEgress(
                call.room(),
                bucket + "/voice-recordings/" + call.room() + ".ogg",
                Instant.now().minus(Duration.ofMinutes(35)));
    }

    /** As a recorder would have, past S3's signatures: into the directory that S3 keeps its objects in. */
    private void write(String path) throws IOException {
        Path file = system.data()
                .resolve("s3/objects")
                .resolve(addresses.at("/s3/bucket").asText())
                .resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, SOME_BYTES);
    }
}
