package io.coachingcalls.recordings.summary;

import static io.coachingcalls.recordings.TestCall.SOON;
import static io.coachingcalls.recordings.TestCall.get;
import static io.coachingcalls.recordings.TestCall.post;
import static io.coachingcalls.recordings.TestCall.postWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.EventReader;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent.CallSummarised;
import io.coachingcalls.events.CallEvent.CallSummarised.ActionDetail;
import io.coachingcalls.recordings.EventSender;
import io.coachingcalls.recordings.Rows;
import io.coachingcalls.recordings.TestCall;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Summaries without a model. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class SummaryResourceTest {

    private static final String SUMMARY = "/api/fred/call/summary";

    private static final String TALK = """
            [{"speaker": "Sam", "text": "The price does not cover our support.", "timestamp": 100, "mood": {"kept": true}},
             {"speaker": "Sam", "text": "Let's raise the price to 49 dollars."},
             {"speaker": "Cleo", "text": "I will send you the numbers by Friday."}]
            """;

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void shouldSumUpKeepAndAnnounceWithEvidence() {
        TestCall call = TestCall.made(events);

        post(call.owner, SUMMARY, request(call, TALK))
                .statusCode(200)
                .body("summary", containsString("price"))
                .body("decisions", contains("Raise the price to 49 dollars"))
                .body("nextActions", contains("Send you the numbers by Friday"))
                .body("evidence.decisions", contains(List.of(1)))
                .body("evidence.nextActions", contains(List.of(2)))
                .body("actionDetails[0].owner", equalTo("Cleo"))
                .body("actionDetails[0].due", equalTo("Friday"))
                .body("state", equalTo("ready"))
                .body("source", equalTo("extractive"))
                .body("dropped", equalTo(0));

        List<CallSummarised> announced = announced(call);
        assertThat(announced).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo(call.room + ":summary:1");
            assertThat(event.userId()).isEqualTo(call.owner);
            // As whoever asked for it said, whatever the call was made as
            assertThat(event.callType().value()).isEqualTo("on-demand");
            assertThat(event.transcript().get(0).at("/mood/kept").booleanValue())
                    .isTrue();
            assertThat(event.decisions()).containsExactly("Raise the price to 49 dollars");
            assertThat(event.evidence().nextActions()).containsExactly(List.of(2));
            assertThat(event.actionDetails()).containsExactly(new ActionDetail("Cleo", "Friday"));
            assertThat(event.source()).isEqualTo("extractive");
        });
        assertThat(memories(call)).isEqualTo(1);
    }

    @Test
    void shouldMakeNothingTwiceOutOfTheSameWords() {
        TestCall call = TestCall.made(events);

        post(call.owner, SUMMARY, request(call, TALK)).statusCode(200);
        post(call.owner, SUMMARY, request(call, TALK)).statusCode(200).body("decisions", hasSize(1));
        assertThat(announced(call)).hasSize(1);

        post(call.coach, SUMMARY + "?regenerate=true", request(call, "null"))
                .statusCode(200)
                .body("decisions", hasSize(1));
        assertThat(announced(call)).extracting(CallSummarised::revision).containsExactly(1L, 2L);
        assertThat(announced(call)).extracting(CallSummarised::userId).containsOnly(call.owner);
        assertThat(memories(call)).isEqualTo(1);
        get(call.owner, "/api/coaching/commitments").body("commitments", hasSize(1));
    }

    @Test
    void shouldMakeOneSummaryForTwoWhoAskAtOnce() throws Exception {
        TestCall call = TestCall.made(events);

        Callable<Response> question =
                () -> post(call.owner, SUMMARY, request(call, TALK)).extract().response();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(Collections.nCopies(4, question));
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
                assertThat(answer.get().<List<String>>path("decisions"))
                        .containsExactly("Raise the price to 49 dollars");
            }
        }

        assertThat(announced(call)).hasSize(1);
        assertThat(memories(call)).isEqualTo(1);
    }

    @Test
    void shouldSumUpBeforeAnybodyCameAndAfterTheSessionIsCompleted() {
        // Neither room_started nor anybody's coming is known of this call
        TestCall call = TestCall.made(events);
        post(call.owner, SUMMARY, request(call, TALK)).statusCode(200).body("state", equalTo("ready"));

        call.settle();
        await().atMost(SOON).untilAsserted(() -> assertThat(rows.json(
                        "SELECT to_jsonb(s) FROM recordings.settled_rooms s WHERE room = $1 AND done", call.room))
                .isNotNull());
        post(call.owner, SUMMARY, request(call, TALK.replace("49", "59")))
                .statusCode(200)
                .body("decisions", contains("Raise the price to 59 dollars"));

        assertThat(announced(call)).extracting(CallSummarised::revision).containsExactly(1L, 2L);
        assertThat(memories(call)).isEqualTo(1);
    }

    @Test
    void shouldSayWhatWasKeptOfEarlierCalls() {
        TestCall earlier = TestCall.made(events);
        post(earlier.owner, SUMMARY, request(earlier, TALK)).statusCode(200);
        TestCall call = TestCall.made(events, earlier.owner, earlier.coach, List.of(earlier.guest));

        post(call.owner, SUMMARY, request(call, "[{\"speaker\": \"Cleo\", \"text\": \"I sent you the numbers.\"}]"))
                .statusCode(200)
                .body("summary", containsString("Kept from earlier calls: Send you the numbers by Friday"));
    }

    @Test
    void shouldGiveNobodyWhatAnUnknownSpeakerPromised() {
        TestCall call = TestCall.made(events);

        post(call.owner, SUMMARY, request(call, """
                [{"speaker": null, "text": "I will send you the numbers by Friday."}, {"speaker": "", "text": "The market will fall."}]
                """))
                .statusCode(200)
                .body("nextActions", contains("Send you the numbers by Friday"))
                .body("actionDetails[0].owner", nullValue())
                .body("summary", not(containsString("null")));

        assertThat(announced(call)
                        .getFirst()
                        .transcript()
                        .get(0)
                        .path("speaker")
                        .isNull())
                .isTrue();
    }

    @Test
    void shouldSaySoWhereThereWasNoSpeech() {
        TestCall call = TestCall.made(events);

        for (String silence : List.of("[]", "[{\"speaker\": \"Sam\", \"text\": \"[music] um\"}]")) {
            post(call.owner, SUMMARY, request(call, silence))
                    .statusCode(200)
                    .body("state", equalTo("no_speech"))
                    .body("summary", nullValue())
                    .body("decisions", empty())
                    .body("nextActions", empty());
        }
    }

    @Test
    void shouldRefuseFiveHundredAndOneEntriesAndKeepNothing() {
        TestCall call = TestCall.made(events);
        String tooMany = entries(501, "Hello there.");

        post(call.owner, SUMMARY, request(call, tooMany))
                .statusCode(400)
                .body("code", equalTo("transcript_too_long"))
                .body("detail", containsString("at most 500"));

        assertThat(kept(call)).isNull();
        assertThat(announced(call)).isEmpty();
    }

    @Test
    void shouldRefuseAMegabyteOfTextAndKeepNothing() {
        TestCall call = TestCall.made(events);

        post(call.owner, SUMMARY, request(call, entries(100, "x".repeat(10_000))))
                .statusCode(413)
                .body("code", equalTo("body_too_large"));

        assertThat(kept(call)).isNull();
        assertThat(announced(call)).isEmpty();
    }

    @Test
    void shouldTakeFiveHundredLongEntries() {
        TestCall call = TestCall.made(events);

        post(
                        call.owner,
                        SUMMARY,
                        request(call, entries(500, "\u00c4 price of 5 \u20ac. We decided to keep it. ".repeat(20))))
                .statusCode(200)
                .body("state", equalTo("ready"))
                .body("decisions", contains("Keep it"));

        assertThat(announced(call).getFirst().transcript()).hasSize(500);
    }

    @Test
    void shouldRefuseWhatIsNoTranscript() {
        TestCall call = TestCall.made(events);

        Map<String, String> wrong = Map.of(
                "{}", "transcript must be an array",
                "[1]", "transcript[0] must be an object",
                "[{\"speaker\": \"Sam\"}]", "transcript[0].text must be a string",
                "[{\"text\": \"Hi\"}]", "transcript[0].speaker must be a string",
                "[{\"speaker\": 5, \"text\": \"Hi\"}]", "transcript[0].speaker must be a string",
                "[{\"speaker\": \"Sam\", \"text\": \"a\\u0000b\"}]",
                        "transcript must not contain NUL or half a surrogate pair",
                "[{\"speaker\": \"Sam\", \"text\": \"Hi\", \"\\u0000\": 1}]",
                        "transcript must not contain NUL or half a surrogate pair",
                "[{\"speaker\": \"Sam\", \"text\": \"Hi\", \"n\": 1e999}]",
                        "transcript has a number that is too large");
        wrong.forEach((transcript, detail) -> post(call.owner, SUMMARY, request(call, transcript))
                .statusCode(400)
                .body("code", equalTo("invalid_request"))
                .body("detail", equalTo(detail)));

        assertThat(kept(call)).isNull();
    }

    @Test
    void shouldKeepNothingOfOtherPeoplesRooms() {
        TestCall call = TestCall.made(events);

        String foreign = post("stranger", SUMMARY, request(call, TALK))
                .statusCode(404)
                .extract()
                .asString();
        String absent = post("stranger", SUMMARY, request(call, TALK).replace(call.room, "call-" + UUID.randomUUID()))
                .statusCode(404)
                .extract()
                .asString();
        String read = get("stranger", SUMMARY + "?roomName=" + call.room)
                .statusCode(404)
                .extract()
                .asString();
        post(call.guest, SUMMARY, request(call, TALK)).statusCode(403).body("code", equalTo("forbidden"));

        assertThat(foreign).isEqualTo(absent).isEqualTo(read);
        assertThat(kept(call)).isNull();
        get(call.guest, SUMMARY + "?roomName=" + call.room).statusCode(200).body("state", equalTo("none"));
    }

    @Test
    void shouldSumUpASettledSessionByItselfFromWhatWasWrittenDown() {
        TestCall call = TestCall.made(events);
        writeDown(call, "o1", "We agreed to ship in May.", 1_000);

        call.settle();

        await().atMost(SOON).untilAsserted(() -> get(call.owner, SUMMARY + "?roomName=" + call.room)
                .body("state", equalTo("ready"))
                .body("decisions", contains("Ship in May")));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(announced(call)).singleElement().satisfies(event -> assertThat(
                                event.transcript().get(0).path("segmentId").textValue())
                        .isEqualTo("o1")));
        // That it settles again is no reason to sum up again
        call.settle(1);
        await().during(java.time.Duration.ofSeconds(3)).atMost(SOON).untilAsserted(() -> assertThat(announced(call))
                .hasSize(1));
    }

    @Test
    void shouldSumUpWordsThatCameAfterTheSessionHadSettled() {
        TestCall call = TestCall.made(events);
        call.settle();
        await().atMost(SOON).untilAsserted(() -> assertThat(rows.json(
                        "SELECT to_jsonb(s) FROM recordings.settled_rooms s WHERE room = $1 AND done", call.room))
                .isNotNull());

        post(call.owner, "/api/coaching/transcripts/" + call.room, segment("o1", "We agreed to ship in May.", 1_000))
                .statusCode(409);
        postWith(TestTokens.agent(), "/api/coaching/transcripts/" + call.room, """
                {"segments": [{"segmentId": "o1", "speaker": "%s", "text": "We agreed to ship in May.", "startMs": 1000,
                               "endMs": 1900, "final": true}]}
                """.formatted(call.owner))
                .statusCode(200);

        await().atMost(SOON).untilAsserted(() -> get(call.owner, SUMMARY + "?roomName=" + call.room)
                .body("decisions", contains("Ship in May")));
    }

    @Test
    void shouldSumUpNothingFromAGuestsWordsAlone() {
        TestCall call = TestCall.made(events);
        String words = "We decided to pay Gus 10,000 euros. Please pay Gus 10,000 euros by Friday.";
        post(call.guest, "/api/coaching/transcripts/" + call.room, segment("g1", words, 1_000))
                .statusCode(200);

        call.settle();

        await().atMost(SOON).untilAsserted(() -> get(call.owner, SUMMARY + "?roomName=" + call.room)
                .body("state", equalTo("guests_only"))
                .body("summary", nullValue())
                .body("decisions", empty())
                .body("nextActions", empty()));
        get(call.owner, "/api/coaching/commitments").body("commitments", empty());
        assertThat(memories(call)).isZero();
        // Nor when somebody asks for it
        post(call.owner, SUMMARY, request(call, "null")).statusCode(200).body("state", equalTo("guests_only"));
        // The owner answers for what they hand in
        post(call.owner, SUMMARY, request(call, "[{\"speaker\": \"Gus\", \"text\": \"%s\"}]".formatted(words)))
                .body("state", equalTo("ready"))
                .body("decisions", contains("Pay Gus 10,000 euros"));
    }

    @Test
    void shouldSumUpWhatOthersSayBesideAGuestAndOweTheGuestNothing() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/transcripts/" + call.room;
        post(
                call.guest,
                path,
                segment("g1", "We decided to pay Gus. The next step is to send Gus 10,000 euros by Friday.", 1_000));
        post(call.owner, path, segment("o1", "We agreed to wait. I will call the bank by Monday.", 3_000));

        call.settle();

        await().atMost(SOON).untilAsserted(() -> get(call.owner, SUMMARY + "?roomName=" + call.room)
                .body("state", equalTo("ready"))
                .body("decisions", contains("Wait"))
                .body("nextActions", contains("Call the bank by Monday"))
                .body("dropped", equalTo(2)));
        get(call.owner, "/api/coaching/commitments").body("commitments.text", contains("Call the bank by Monday"));
    }

    @Test
    void shouldNotReplaceASummaryThatSomebodyAskedFor() {
        TestCall call = TestCall.made(events);
        writeDown(call, "o1", "We agreed to ship in May.", 1_000);
        post(call.owner, SUMMARY, request(call, TALK)).statusCode(200);

        call.settle();

        await().atMost(SOON).untilAsserted(() -> assertThat(rows.json(
                        "SELECT to_jsonb(s) FROM recordings.settled_rooms s WHERE room = $1 AND done", call.room))
                .isNotNull());
        get(call.owner, SUMMARY + "?roomName=" + call.room)
                .body("decisions", contains("Raise the price to 49 dollars"));
        assertThat(announced(call)).hasSize(1);
    }

    @Test
    void shouldResumeWhatADeadProcessLeftBehind() {
        TestCall call = TestCall.made(events);
        rows.change("""
                INSERT INTO recordings.summaries (room, user_id, call_type, transcript, state, next_attempt_at)
                VALUES ($1, $2, 'scheduled', $3::text::jsonb, 'waiting', now() + interval '2 seconds')
                """, call.room, call.owner, TALK);

        await().atMost(SOON).untilAsserted(() -> get(call.owner, SUMMARY + "?roomName=" + call.room)
                .body("state", equalTo("ready")));
        assertThat(memories(call)).isEqualTo(1);
    }

    private void writeDown(TestCall call, String id, String text, long startMs) {
        post(call.owner, "/api/coaching/transcripts/" + call.room, segment(id, text, startMs))
                .statusCode(200);
    }

    private static String segment(String id, String text, long startMs) {
        return """
                {"segments": [{"segmentId": "%s", "text": "%s", "startMs": %d, "endMs": %d, "final": true}]}
                """.formatted(id, text, startMs, startMs + 900);
    }

    private List<CallSummarised> announced(TestCall call) {
        return new EventReader(kafka).calls(call.room, CallSummarised.class);
    }

    private Map<String, Object> kept(TestCall call) {
        return rows.json("SELECT to_jsonb(s) FROM recordings.summaries s WHERE room = $1", call.room);
    }

    private int memories(TestCall call) {
        return (int) rows.json(
                        "SELECT jsonb_build_object('n', count(*)) FROM recordings.fred_episodic_memory WHERE room = $1 AND user_id = $2",
                        call.room,
                        call.owner)
                .get("n");
    }

    private static String request(TestCall call, String transcript) {
        return "{\"roomName\": \"%s\", \"callType\": \"on-demand\", \"duration\": 480, \"transcript\": %s}"
                .formatted(call.room, transcript);
    }

    private static String entries(int count, String text) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"speaker\": \"Sam\", \"text\": \"%s\"}".formatted(text))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
