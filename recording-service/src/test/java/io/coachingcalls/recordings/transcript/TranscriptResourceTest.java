package io.coachingcalls.recordings.transcript;

import static io.coachingcalls.recordings.TestCall.SOON;
import static io.coachingcalls.recordings.TestCall.get;
import static io.coachingcalls.recordings.TestCall.post;
import static io.coachingcalls.recordings.TestCall.postWith;
import static io.coachingcalls.recordings.TestCall.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent.InvitationAnswered;
import io.coachingcalls.events.InvitationAnswer;
import io.coachingcalls.recordings.EventSender;
import io.coachingcalls.recordings.TestCall;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

/** A transcript as it grows during a call. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class TranscriptResourceTest {

    @Inject
    EventSender events;

    @Test
    void shouldKeepTheLastWordsOfEverySegmentInOrderOfTime() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/transcripts/" + call.room;
        post(call.coach, path, segments(segment("c1", "Good. I will", 5_000, false)))
                .statusCode(200)
                .body("changed", equalTo(1));
        post(call.owner, path, segments(segment("o1", "Let us raise", 1_000, false)));
        post(call.owner, path, segments(segment("o1", "Let us raise the price.", 1_000, true)));
        post(call.owner, path, segments(segment("o1", "", 1_000, true))).body("changed", equalTo(0));
        post(call.owner, path, segments(segment("o1", "Let us raise the price.", 1_000, true)))
                .body("changed", equalTo(0));

        get(call.guest, path)
                .statusCode(200)
                .body("segments.segment_id", contains("o1", "c1"))
                .body("segments.speaker", contains(call.owner, call.coach))
                .body("segments.name", contains(call.owner, call.coach))
                .body("segments.text", contains("Let us raise the price.", "Good. I will"))
                .body("segments.final", contains(true, false))
                .body("segments.source", contains("live", "live"))
                .body("transcription.state", equalTo("not_configured"));
        given().auth()
                .oauth2(token(call.owner))
                .accept("text/vtt")
                .get(path)
                .then()
                .contentType("text/vtt")
                .body(containsString("00:00:01.000 --> 00:00:02.000\n<v %s>Let us raise".formatted(call.owner)));
        given().auth()
                .oauth2(token(call.owner))
                .accept(ContentType.TEXT)
                .get(path)
                .then()
                .body(containsString("[00:00:05] %s: Good. I will\n".formatted(call.coach)));
    }

    @Test
    void shouldCutNoNumber() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/transcripts/" + call.room;
        String whole = segments(segment("s1", "Hello.", 129, true).replace("\"text\"", "\"speaker\": null, \"text\""));

        post(call.owner, path, whole.replace("129,", "129.949,"))
                .statusCode(400)
                .body("code", equalTo("invalid_request"))
                .body("errors.field", contains("segments[0].startMs"))
                .body("errors.detail", contains("must be a whole number"));
        get(call.owner, path).body("segments", empty());

        post(call.owner, path, whole).statusCode(200).body("changed", equalTo(1));
        get(call.owner, path).body("segments.speaker", contains(call.owner)).body("segments.start_ms", contains(129));
    }

    @Test
    void shouldLetOnlyAServiceWriteForOthers() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/transcripts/" + call.room;
        String forOwner = segments(segment("s1", "I never said this.", 0, true)
                .replace("\"text\"", "\"speaker\": \"%s\", \"text\"".formatted(call.owner)));

        post(call.coach, path, forOwner).statusCode(403).body("code", equalTo("forbidden"));
        get(call.owner, path).body("segments", empty());

        postWith(TestTokens.agent(), path, forOwner.replace("never", "really")).statusCode(200);
        get(call.owner, path)
                .body("segments.speaker", contains(call.owner))
                .body("segments.text", contains("I really said this."));
        // And nobody overwrites what it finished
        post(call.owner, path, forOwner).statusCode(200);
        get(call.owner, path).body("segments.text", contains("I really said this."));
    }

    @Test
    void shouldLetNobodyTakeTheIdsOfTheAgentsSegments() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/transcripts/" + call.room;
        post(call.guest, path, segments(segment("SG_1", "Nothing was said.", 5_000, true)));
        post(call.owner, path, segments(segment("SG_1", "We keep the rice.", 0, true)));

        String heard = segments(segment("SG_1", "We keep the price.", 0, true)
                .replace("\"text\"", "\"speaker\": \"%s\", \"text\"".formatted(call.owner)));
        postWith(TestTokens.agent(), path, heard).statusCode(200).body("changed", equalTo(1));

        get(call.owner, path)
                .body("segments.speaker", contains(call.owner, call.guest))
                .body("segments.text", contains("We keep the price.", "Nothing was said."));
    }

    @Test
    void shouldLetOnlyAnAgentWriteOnceTheSessionIsSettled() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/transcripts/" + call.room;
        post(call.owner, path, segments(segment("s1", "Said in time.", 0, true)))
                .statusCode(200);
        call.settle();

        String late = segments(segment("s2", "Never said.", 1_000, true));
        await().atMost(SOON)
                .untilAsserted(
                        () -> post(call.guest, path, late).statusCode(409).body("code", equalTo("session_over")));
        for (String person : List.of(call.owner, call.coach)) {
            post(person, path, late).statusCode(409).body("code", equalTo("session_over"));
        }
        postWith(TestTokens.admin(), path, late).statusCode(409);
        postWith(TestTokens.agent(), path, segments(segment("s3", "Heard in time.", 2_000, true)))
                .statusCode(200);

        get(call.owner, path).body("segments.text", contains("Said in time.", "Heard in time."));
    }

    @Test
    void shouldTellAStrangerAndAServiceNothing() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/transcripts/" + call.room;
        String body = segments(segment("s1", "Hello.", 0, true));

        String foreign = post("stranger", path, body).statusCode(404).extract().asString();
        String absent =
                post("stranger", path + "x", body).statusCode(404).extract().asString();
        String read = get("stranger", path).statusCode(404).extract().asString();

        assertThat(foreign).isEqualTo(absent).isEqualTo(read);
        given().auth().oauth2(TestTokens.agent()).get(path).then().statusCode(404);
        get(call.owner, path).body("segments", empty());
    }

    @Test
    void shouldTellAGuestNothingMoreWhoLeftTheCallAndKeepWhatTheySaidForTheOthers() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/transcripts/" + call.room;
        post(call.guest, path, segments(segment("g1", "Hello.", 0, true))).statusCode(200);

        events.call(new InvitationAnswered(
                call.room + ":left", Instant.now(), call.room, call.guest, InvitationAnswer.LEFT, 1));

        await().atMost(SOON).untilAsserted(() -> get(call.guest, path).statusCode(404));
        post(call.guest, path, segments(segment("g2", "Hello?", 0, true))).statusCode(404);
        get(call.guest, "/api/coaching/chat/" + call.room).statusCode(404);
        get(call.owner, path).body("segments.text", contains("Hello."));
    }

    /** Eight requests of a guest used to fill all that a call's transcript has. */
    @Test
    void shouldLetNoGuestUseUpTheTranscript() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/transcripts/" + call.room;
        for (int i = 0; i < 4; i++) {
            post(call.guest, path, hundred("g" + i)).statusCode(200);
        }

        post(call.guest, path, segments(segment("g-last", "Hello.", 0, true)))
                .statusCode(400)
                .body("code", equalTo("transcript_too_long"))
                .body("detail", containsString("of which a guest writes a tenth"));

        // What they have said they may still correct
        post(call.guest, path, segments(segment("g0-1", "Hello there.", 0, true)))
                .statusCode(200);
        post(call.owner, path, hundred("o")).statusCode(200);
        post(call.coach, path, hundred("c")).statusCode(200);
        postWith(TestTokens.agent(), path, hundred("a")).statusCode(200);
    }

    @Test
    void shouldShowAServicesNameOfASpeakerFitToBeShown() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/transcripts/" + call.room;
        String named = segment("s1", "Hello.", 0, true)
                .replace(
                        "\"text\"",
                        "\"speaker\": \"caller\", \"speakerName\": \"S\\u0000a\\u202em\\n%s\", \"text\""
                                .formatted("!".repeat(300)));

        postWith(TestTokens.agent(), path, segments(named)).statusCode(200);

        get(call.owner, path).body("segments.name", contains("Sam" + "!".repeat(197)));
    }

    @Test
    void shouldNameTheFieldThatIsWrong() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/transcripts/" + call.room;
        String ok = segment("s1", "ok", 0, true);
        String noId = ok.replace("\"text\"", "\"speaker\": \"a\\nb\", \"text\"");

        post(call.owner, path, segments(ok + ", " + noId))
                .statusCode(400)
                .body("errors.field", contains("segments[1].speaker"))
                .body("detail", containsString("speaker must be a user id"));
        post(call.owner, path, segments(ok + ", " + ok.replace("true", "\"perhaps\"")))
                .statusCode(400)
                .body("errors.field", contains("segments[1].final"));
    }

    @Test
    void shouldRefuseWhatIsTooLongOrWrongAndKeepNothingOfIt() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/transcripts/" + call.room;
        String tooMany = segments(IntStream.rangeClosed(0, 500)
                .mapToObj(i -> segment("s" + i, "Hello.", i, true))
                .collect(Collectors.joining(", ")));

        post(call.owner, path, tooMany)
                .statusCode(400)
                .body("code", equalTo("transcript_too_long"))
                .body("detail", containsString("500"));
        post(call.owner, path, segments(segment("s1", "x".repeat(600_000), 0, true)))
                .statusCode(413)
                .body("code", equalTo("body_too_large"));
        post(call.owner, path, segments(segment("s1", "a\\u0000b", 0, true))).statusCode(400);
        post(call.owner, path, segments(segment("s1", "ok", 0, true) + ", " + segment("s2", "ok", -1, true)))
                .statusCode(400);
        post(call.owner, path, "{}").statusCode(400);
        post(call.owner, path, "{\"segments\": [null]}").statusCode(400);

        get(call.owner, path).body("segments", empty());
    }

    private static String hundred(String prefix) {
        return segments(IntStream.range(0, 100)
                .mapToObj(i -> segment(prefix + "-" + i, "Hello.", i, true))
                .collect(Collectors.joining(", ")));
    }

    private static String segments(String segments) {
        return "{\"segments\": [" + segments + "]}";
    }

    private static String segment(String id, String text, long startMs, boolean isFinal) {
        return "{\"segmentId\": \"%s\", \"text\": \"%s\", \"startMs\": %d, \"endMs\": %d, \"final\": %b}"
                .formatted(id, text, startMs, startMs + 1_000, isFinal);
    }
}
