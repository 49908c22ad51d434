package io.coachingcalls.recordings.legacy;

import static io.coachingcalls.recordings.TestCall.SOON;
import static io.coachingcalls.recordings.TestCall.get;
import static io.coachingcalls.recordings.TestCall.post;
import static io.coachingcalls.recordings.TestCall.postWith;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.recordings.EventSender;
import io.coachingcalls.recordings.Rows;
import io.coachingcalls.recordings.TestCall;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Speaks about words as the page and the agent of the system before do. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class OldVoiceTest {

    private static final String SUMMARY = "/api/fred/call/summary";
    private static final String WHOLE = "/api/fred/call/transcript";
    private static final String VOICE = "/api/voice/transcript";
    private static final String CONTEXT = "/api/voice/context";
    private static final String TALK = """
            [{"speaker":"fred","text":"What is your goal?","timestamp":"2026-11-20T10:00:05Z"},
             {"speaker":"user","text":"We decided to raise the price to 49 dollars.","timestamp":"2026-11-20T10:00:09Z"},
             {"speaker":"user","text":"I will send you the numbers by Friday.","timestamp":"2026-11-20T10:00:15Z"}]""";

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @Test
    void shouldSumUpWithTheTranscriptAsPlainText() {
        TestCall call = alone();

        post(call.owner, SUMMARY, """
                        {"roomName":"%s","callType":"on-demand","durationSeconds":90,"transcript":%s}""".formatted(call.room, TALK))
                .statusCode(200)
                .body("transcript", startsWith("Fred: What is your goal?\nFounder: We decided"))
                .body("summary", notNullValue())
                .body("decisions", hasSize(1))
                .body("nextActions", contains("Send you the numbers by Friday"));
        assertThat(rows.json("SELECT to_jsonb(s) FROM recordings.summaries s WHERE room = $1", call.room))
                .containsEntry("call_type", "on-demand");
    }

    @Test
    void shouldSumUpWhereNothingWasHeard() {
        TestCall call = alone();

        post(call.owner, SUMMARY, """
                        {"roomName":"%s","transcript":[{"speaker":"fred","text":"The call ended before we could talk."}]}""".formatted(call.room))
                .statusCode(200)
                .body("transcript", equalTo("Fred: The call ended before we could talk."))
                .body("nextActions", hasSize(0));
    }

    @Test
    void shouldRememberWhatThePageHandsInOfItsNewestCall() {
        String owner = alone().owner;
        String room = madeNow(owner);

        post(owner, VOICE, "{\"transcript\":%s}".formatted(TALK))
                .statusCode(200)
                .body("success", equalTo(true))
                .body("summary", containsString("numbers by Friday"));

        get(owner, SUMMARY + "?roomName=" + room).body("state", equalTo("ready"));
        get(owner, CONTEXT)
                .statusCode(200)
                .body("success", equalTo(true))
                .body("lastTopic", containsString("numbers by Friday"))
                .body("preamble", containsString("Still open: Send you the numbers by Friday"))
                .body("founderContext", containsString("49 dollars"));
        agentAsks(owner).statusCode(200).body("lastTopic", nullValue());
        madeNow(owner);
        agentAsks(owner).statusCode(200).body("lastTopic", containsString("numbers by Friday"));
    }

    @Test
    void shouldTellNothingOfSomebodyUnknown() {
        get("nobody-" + UUID.randomUUID(), CONTEXT)
                .statusCode(200)
                .body("success", equalTo(true))
                .body("lastTopic", nullValue())
                .body("preamble", equalTo(""));
        get("somebody", CONTEXT + "?userId=else").statusCode(403).body("error", equalTo("userId must be your own"));
        agentAsks("").statusCode(400).body("code", equalTo("invalid_request"));
        agentAsks("nobody").statusCode(404);
        given().get(CONTEXT).then().statusCode(401).body("error", notNullValue());
    }

    @Test
    void shouldWriteDownWhatTheAgentHeard() {
        TestCall call = alone();
        String body = "{\"roomName\":\"%s\",\"transcript\":%s}".formatted(call.room, TALK);

        postWith(TestTokens.agent(), WHOLE, body).statusCode(200).body("success", equalTo(true));
        postWith(TestTokens.agent(), VOICE, body).statusCode(200).body("success", equalTo(true));

        get(call.owner, "/api/coaching/transcripts/" + call.room)
                .body("segments", hasSize(3))
                .body("segments[0].name", equalTo("FRED"))
                .body("segments[1].speaker", equalTo(call.owner))
                .body("segments[2].start_ms", equalTo(10_000));
    }

    @Test
    void shouldSumUpByItselfWhatThePageHandsIn() {
        TestCall call = alone();

        post(call.owner, WHOLE, "{\"roomName\":\"%s\",\"transcript\":%s}".formatted(call.room, TALK))
                .statusCode(200)
                .body("success", equalTo(true));

        await().atMost(SOON).untilAsserted(() -> get(call.owner, SUMMARY + "?roomName=" + call.room)
                .body("state", equalTo("ready")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"roomName\":\"ROOM\"}",
                "{\"roomName\":\"ROOM\",\"transcript\":1}",
                "{\"roomName\":\"ROOM\",\"transcript\":[{\"speaker\":\"user\"}]}"
            })
    void shouldRefuseWhatIsNoTranscript(String body) {
        TestCall call = alone();
        for (String token : List.of(TestCall.token(call.owner), TestTokens.agent())) {
            postWith(token, WHOLE, body.replace("ROOM", call.room))
                    .statusCode(400)
                    .body("code", equalTo("invalid_request"))
                    .body("error", notNullValue());
        }
    }

    @Test
    void shouldTakeNothingOfStrangers() {
        TestCall call = alone();
        String body = "{\"roomName\":\"%s\",\"transcript\":%s}".formatted(call.room, TALK);

        post("stranger", WHOLE, body).statusCode(404).body("error", notNullValue());
        post("stranger", VOICE, body).statusCode(404);
        post("nobody-" + UUID.randomUUID(), VOICE, "{\"transcript\":%s}".formatted(TALK))
                .statusCode(404);
    }

    private String madeNow(String owner) {
        String room = RoomNames.fresh();
        var terms = new CallTerms(owner, CallType.ON_DEMAND, null, null, List.of(), null, 600);
        events.call(new CallCreated(room + ":created", Instant.now(), room, terms));
        await().atMost(SOON).untilAsserted(() -> get(owner, "/api/coaching/transcripts/" + room)
                .statusCode(200));
        return room;
    }

    private TestCall alone() {
        return TestCall.made(events, "owner-" + UUID.randomUUID(), null, List.of());
    }

    private static ValidatableResponse agentAsks(String userId) {
        return given().auth()
                .oauth2(TestTokens.agent())
                .queryParam("userId", userId)
                .get(CONTEXT)
                .then();
    }
}
