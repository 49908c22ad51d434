package io.coachingcalls.recordings.speech;

import static io.coachingcalls.recordings.TestCall.SOON;
import static io.coachingcalls.recordings.TestCall.get;
import static io.coachingcalls.recordings.TestCall.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedS3;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.events.RecordingOutcome;
import io.coachingcalls.recordings.EventSender;
import io.coachingcalls.recordings.RecordedCall;
import io.coachingcalls.recordings.Rows;
import io.coachingcalls.recordings.TestBucket;
import io.coachingcalls.recordings.speech.TranscribingServer.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a transcriber: up, broken, slow, talking nonsense, hearing nothing. Real Kafka, PostgreSQL and S3. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
@WithTestResource(EmbeddedS3.class)
@WithTestResource(TranscribingServer.class)
class SpeechToTextTest {

    private static final String MAY = """
            {"task": "transcribe", "language": "english", "duration": 60.0, "text": "Hello Cleo. We agreed to ship in May.",
             "segments": [
              {"id": 0, "start": 1.5, "end": 3.25, "text": " Hello Cleo.", "no_speech_prob": 0.01, "avg_logprob": -0.2},
              {"id": 1, "start": 20.0, "end": 21.0, "text": " We agreed to"},
              {"id": 2, "start": 21.0, "end": 22.0, "text": " ship in May."}]}
            """;

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    private final String owner = "owner-" + UUID.randomUUID();
    private RecordedCall call;

    @BeforeEach
    void makeCall() {
        TranscribingServer.REQUESTS.clear();
        TranscribingServer.hears = request -> Answer.of(MAY);
        call = new RecordedCall(events).created(owner, null).joined(owner, 5);
        await().atMost(SOON).untilAsserted(() -> transcript().statusCode(200));
    }

    @AfterEach
    void shouldLeaveNoRecordingOnTheDisk() throws IOException {
        await().atMost(SOON).untilAsserted(() -> {
            try (var files =
                    Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "recording*.ogg")) {
                assertThat(files).isEmpty();
            }
        });
    }

    @Test
    void shouldMakeTheTranscriptAndTheSummaryOfWhatWasRecorded() {
        byte[] sound = sound(5_000);
        recorded(1, sound);

        call.settled(owner, 70);

        awaitState("ready", null);
        transcript()
                .body("segments.segment_id", contains("recording:1:0", "recording:1:1"))
                .body("segments.text", contains("Hello Cleo.", "We agreed to ship in May."))
                .body("segments.name", contains("Speaker", "Speaker"))
                .body("segments.source", contains("recording", "recording"))
                .body("segments.final", contains(true, true))
                // The file begins five seconds after the first person came
                .body("segments.start_ms", contains(6_500, 25_000))
                .body("segments.end_ms", contains(8_250, 27_000));
        assertThat(TranscribingServer.REQUESTS).singleElement().satisfies(request -> {
            assertThat(request.authorization()).isEqualTo("Bearer a-key");
            assertThat(request.field("model")).isEqualTo("a-listener");
            assertThat(request.field("response_format")).isEqualTo("verbose_json");
            assertThat(request.file()).isEqualTo(new String(sound, StandardCharsets.ISO_8859_1));
        });
        awaitSummary("ready").body("decisions", contains("Ship in May"));
    }

    @Test
    void shouldTellTheLengthToWhoWantsToKnowIt() {
        TranscribingServer.hears = request -> Answer.toWhoTellsTheLength(request, MAY);
        byte[] sound = sound(TranscribingServer.MOST_BYTES);
        recorded(1, sound);

        call.settled(owner, 70);

        awaitState("ready", null);
        assertThat(TranscribingServer.REQUESTS).singleElement().satisfies(request -> {
            assertThat(request.contentLength())
                    .isEqualTo(String.valueOf(request.body().length()));
            assertThat(request.file()).isEqualTo(new String(sound, StandardCharsets.ISO_8859_1));
        });
    }

    @Test
    void shouldMakeNeitherTranscriptNorSummaryOfALoop() {
        TranscribingServer.hears = request -> Answer.of(IntStream.range(0, 12)
                .mapToObj(i -> """
                        {"start": %d, "end": %d, "text": "Thanks for watching!", "no_speech_prob": 0.01, "avg_logprob": -0.1,
                         "compression_ratio": 12.0}
                        """.formatted(2 * i, 2 * i + 2))
                .collect(Collectors.joining(",", "{\"segments\": [", "]}")));
        recorded(1, sound(5_000));

        call.settled(owner, 70);

        awaitState("no_speech", null);
        transcript().body("segments", empty());
        assertThat(summaryState()).isNotEqualTo("ready");
    }

    @Test
    void shouldRefuseTimesThatNobodyUnderstands() {
        TranscribingServer.hears = request ->
                Answer.of("{\"segments\": [{\"start\": 5000, \"end\": 5001, \"text\": \"Hello Cleo, how are you?\"}]}");
        recorded(1, sound(5_000));

        call.settled(owner, 70);

        awaitState("failed", "transcriber_answer_unusable");
    }

    @Test
    void shouldListenToEveryPartAndTellOfOneThatFailed() {
        TranscribingServer.hears = request -> Answer.late(MAY, 1_000);
        recorded(1, sound(4_000));
        recorded(2, sound(5_000));
        recorded(3, sound(TranscribingServer.MOST_BYTES + 1));

        call.settled(owner, 70);

        awaitState("ready", "recording_too_large");
        transcript()
                .body(
                        "segments.segment_id",
                        contains("recording:1:0", "recording:2:0", "recording:1:1", "recording:2:1"));
        // One at a time
        assertThat(TranscribingServer.REQUESTS).hasSize(2).satisfies(requests -> assertThat(Duration.between(
                        requests.getFirst().at(), requests.getLast().at()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(1_000)));
    }

    @Test
    void shouldTryAgainWhatABrokenServerDidNotDo() {
        AtomicInteger asked = new AtomicInteger();
        TranscribingServer.hears = request -> switch (asked.incrementAndGet()) {
            case 1 -> Answer.none();
            case 2 -> Answer.refused(500);
            default -> Answer.of(MAY);
        };
        recorded(1, sound(5_000));

        call.settled(owner, 70);

        awaitState("ready", null);
        assertThat(TranscribingServer.REQUESTS).hasSize(3);
        awaitSummary("ready");
    }

    @Test
    void shouldGiveUpASlowServerAndSumUpWhatThereIs() {
        TranscribingServer.hears = request -> Answer.late(MAY, 4_500);
        recorded(1, sound(5_000));
        writeDown("o1", "We decided to hire Bob.", 0);

        call.settled(owner, 70);

        awaitState("failed", "transcriber_timeout");
        awaitSummary("ready").body("decisions", contains("Hire Bob"));
        assertThat(TranscribingServer.REQUESTS).hasSize(3);
    }

    @Test
    void shouldNotBelieveNonsense() {
        TranscribingServer.hears = request -> Answer.of("<html>Welcome</html>");
        recorded(1, sound(5_000));

        call.settled(owner, 70);

        awaitState("failed", "transcriber_answer_unusable");
        transcript().body("segments", empty());
        awaitSummary("none");
    }

    @Test
    void shouldAskOnceWhoRefuses() {
        TranscribingServer.hears = request -> Answer.refused(401);
        recorded(1, sound(5_000));

        call.settled(owner, 70);

        awaitState("failed", "transcriber_refused");
        assertThat(TranscribingServer.REQUESTS).hasSize(1);
    }

    @Test
    void shouldSayThatNobodySpoke() {
        TranscribingServer.hears = request -> Answer.of("{\"text\": \"\", \"segments\": []}");
        recorded(1, sound(5_000));

        call.settled(owner, 70);

        awaitState("no_speech", null);
        transcript().body("segments", empty());
    }

    @Test
    void shouldFillTheGapsOfWhatPeopleHadAndEndASilence() {
        recorded(1, sound(5_000));
        writeDown("o1", "Hello, Cleo!", 6_400);
        // A frontend that heard nothing
        post(owner, "/api/fred/call/summary", """
                {"roomName": "%s", "callType": "on-demand", "transcript": [{"speaker": "Sam", "text": " "}]}
                """.formatted(call.room))
                .statusCode(200)
                .body("state", equalTo("no_speech"));

        call.settled(owner, 70);

        awaitState("ready", null);
        transcript()
                .body("segments.text", contains("Hello, Cleo!", "We agreed to ship in May."))
                .body("segments.source", contains("live", "recording"));
        awaitSummary("ready").body("decisions", contains("Ship in May"));
    }

    @Test
    void shouldWaitForTheRecordingButNotForEver() {
        call.requested(1, RecordingOutcome.STARTED, null).egress("egress_updated", "ACTIVE", 1, 11);
        writeDown("o1", "We decided to hire Bob.", 0);
        call.settled(owner, 70);
        awaitState("waiting", null);
        assertThat(summaryState()).isEqualTo("none");

        recorded(1, sound(5_000));

        awaitState("ready", null);
        awaitSummary("ready").body("decisions", contains("Hire Bob", "Ship in May"));

        call = new RecordedCall(events)
                .created(owner, null)
                .requested(1, RecordingOutcome.STARTED, null)
                .joined(owner, 5)
                .settled(owner, 70);
        awaitState("waiting", null);
        rows.change(
                "UPDATE recordings.transcriptions SET since = since - INTERVAL '31 minutes' WHERE room = $1",
                call.room);
        awaitState("failed", "recording_not_ready");
    }

    @Test
    void shouldAskNobodyWhereEnoughWasWrittenDownOrNothingRecorded() {
        recorded(1, sound(5_000));
        writeDown("o1", "We decided to hire Bob. " + "And so on and on we went. ".repeat(5), 0);
        call.settled(owner, 70);
        awaitState("not_needed", null);
        awaitSummary("ready");

        call = new RecordedCall(events)
                .created(owner, null)
                .requested(1, RecordingOutcome.SKIPPED, "not_configured")
                .joined(owner, 5)
                .settled(owner, 70);
        awaitState("not_recorded", null);

        assertThat(TranscribingServer.REQUESTS).isEmpty();
    }

    @Test
    void shouldResumeWhatADeadProcessLeftBehind() {
        TestBucket.put(call.path(1), sound(5_000));
        rows.change("""
                INSERT INTO recordings.transcription_parts (room, attempt, path, offset_ms, tries, next_attempt_at)
                VALUES ($1, 1, $2, 0, 1, now() + interval '2 seconds')
                """, call.room, call.path(1));

        call.settled(owner, 70);

        awaitState("ready", null);
        assertThat(TranscribingServer.REQUESTS).hasSize(1);
    }

    @Test
    void shouldSayThatTheRecordingIsGone() {
        rows.change("""
                INSERT INTO recordings.transcription_parts (room, attempt, path, offset_ms) VALUES ($1, 1, $2, 0)
                """, call.room, call.path(1));

        call.settled(owner, 70);

        awaitState("failed", "recording_gone");
    }

    @Test
    void shouldKeepTheIdsOfTheRecordingToItself() {
        post(owner, "/api/coaching/transcripts/" + call.room, segments("recording:1:0", "Mine.", 0))
                .statusCode(400)
                .body("code", equalTo("invalid_request"))
                .body("detail", containsString("nor begin with recording:"));
        transcript().body("segments", empty()).body("transcription.state", equalTo("none"));
    }

    private void recorded(int attempt, byte[] sound) {
        TestBucket.put(call.path(attempt), sound);
        call.requested(attempt, RecordingOutcome.STARTED, null).egress("egress_ended", "COMPLETE", attempt, 70);
    }

    private void writeDown(String id, String text, long startMs) {
        post(owner, "/api/coaching/transcripts/" + call.room, segments(id, text, startMs))
                .statusCode(200);
    }

    private static String segments(String id, String text, long startMs) {
        return "{\"segments\": [{\"segmentId\": \"%s\", \"text\": \"%s\", \"startMs\": %d, \"endMs\": %d, \"final\": true}]}"
                .formatted(id, text, startMs, startMs + 1_500);
    }

    private ValidatableResponse transcript() {
        return get(owner, "/api/coaching/transcripts/" + call.room);
    }

    private void awaitState(String state, String cause) {
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        transcript().extract().jsonPath().getMap("transcription"))
                .containsEntry("state", state)
                .containsEntry("cause", cause));
    }

    private ValidatableResponse summary() {
        return get(owner, "/api/fred/call/summary?roomName=" + call.room);
    }

    private String summaryState() {
        return summary().extract().path("state");
    }

    private ValidatableResponse awaitSummary(String state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(summaryState()).isEqualTo(state));
        return summary();
    }

    /** Every byte there is, so that none is taken for text on the way. */
    private static byte[] sound(int length) {
        byte[] sound = new byte[length];
        for (int i = 0; i < length; i++) {
            sound[i] = (byte) (i * 31);
        }
        return sound;
    }
}
