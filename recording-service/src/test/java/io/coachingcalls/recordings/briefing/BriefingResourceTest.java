package io.coachingcalls.recordings.briefing;

import static io.coachingcalls.recordings.TestCall.get;
import static io.coachingcalls.recordings.TestCall.post;
import static io.coachingcalls.recordings.TestCall.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.recordings.EventSender;
import io.coachingcalls.recordings.TestCall;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

/** What FRED is told before he greets, and who is told nothing. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class BriefingResourceTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    /** Whoever asks waits no longer. */
    private static final long TIME_LIMIT = 2_000;

    @Inject
    EventSender events;

    @Inject
    Pool pool;

    private final String owner = "owner-" + UUID.randomUUID();

    @Test
    void shouldTellWhoCallsAndWhatTheyPromisedLastTime() {
        TestCall earlier = TestCall.made(events, owner, null, List.of());
        sumUp(earlier, "The price is 49 dollars now. I will call the bank by Friday. I will write to Bob.");
        earlier.settle();
        markDone("Write to Bob");
        TestCall call = TestCall.made(events, owner, null, List.of());

        await().atMost(SOON)
                .untilAsserted(() -> brief(call.room).statusCode(200).body("person.name", equalTo("Sam")));

        brief(call.room)
                .body("person.id", equalTo(owner))
                .body("language", equalTo("en"))
                .body("commitments", hasSize(1))
                .body("commitments[0].text", equalTo("Call the bank by Friday"))
                .body("commitments[0].due", equalTo("Friday"))
                .body("commitments[0].madeAt", notNullValue())
                .body("memories", hasSize(1))
                .body("memories", hasItem(containsString("bank")))
                .body("secondsLeft", equalTo(1800))
                .time(lessThan(TIME_LIMIT));
    }

    @Test
    void shouldTellNothingOfCallsThatSomebodyInThisOneMayNotKnowOf() {
        TestCall earlier = TestCall.made(events, owner, "coach-a", List.of());
        sumUp(earlier, "I will call the bank by Friday.");

        TestCall alone = TestCall.made(events, owner, null, List.of());
        TestCall withGuest = TestCall.made(events, owner, null, List.of("a-guest"));
        TestCall ofSomebodyElse = TestCall.made(events, "owner-" + UUID.randomUUID(), null, List.of());
        TestCall withCoach = TestCall.made(events, owner, "coach-a", List.of());

        brief(alone.room).body("commitments.text", contains("Call the bank by Friday"));
        // FRED is not in calls with a coach
        for (TestCall call : List.of(withGuest, ofSomebodyElse, withCoach)) {
            brief(call.room)
                    .statusCode(200)
                    .body("person.name", nullValue())
                    .body("commitments", empty())
                    .body("memories", empty());
        }
    }

    @Test
    void shouldCountTheTimeFromWhenTheFirstCame() {
        TestCall call = TestCall.made(events, owner, null, List.of());

        firstCame(call, Instant.now().minusSeconds(600));
        assertThat(brief(call.room).extract().jsonPath().getLong("secondsLeft")).isBetween(1_190L, 1_200L);

        firstCame(call, Instant.now().minusSeconds(3_600));
        brief(call.room).body("secondsLeft", equalTo(0));
    }

    @Test
    void shouldAnswerProgramsAndAdminsAlone() {
        TestCall call = TestCall.made(events, owner, null, List.of("a-guest"));
        String path = "/api/fred/call/" + call.room + "/briefing";

        brief(call.room).statusCode(200);
        given().auth().oauth2(TestTokens.admin()).get(path).then().statusCode(200);
        get(owner, path).statusCode(403).body("code", equalTo("forbidden"));
        get("a-guest", path).statusCode(403);
        given().get(path).then().statusCode(401);
        String foreign = get("stranger", path).statusCode(404).extract().asString();
        assertThat(foreign)
                .isEqualTo(brief(RoomNames.fresh()).statusCode(404).extract().asString());
        // It opens nothing else to a program
        for (String other : List.of(
                "/api/coaching/transcripts/" + call.room,
                "/api/coaching/chat/" + call.room,
                "/api/coaching/recordings/" + call.room,
                "/api/fred/call/summary?roomName=" + call.room)) {
            given().auth()
                    .oauth2(TestTokens.agent())
                    .get(other)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("not_found"));
        }
        given().auth()
                .oauth2(TestTokens.agent())
                .get("/api/coaching/commitments")
                .then()
                .body("commitments", empty());
    }

    @Test
    void shouldWaitForACallThatIsStillBeingAnnounced() throws Exception {
        String room = RoomNames.fresh();
        CompletableFuture<Integer> answer =
                CompletableFuture.supplyAsync(() -> brief(room).extract().statusCode());
        TimeUnit.MILLISECONDS.sleep(200);

        events.call(new CallCreated(
                room + ":created",
                Instant.now(),
                room,
                new CallTerms(owner, CallType.ON_DEMAND, null, null, List.of(), null, 1_800)));

        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(200);
    }

    @Test
    void shouldSaySoonThatThereIsNoSuchCall() {
        for (String room : List.of(RoomNames.fresh(), "a-lobby", "a%00b", "summary")) {
            brief(room).statusCode(404).time(lessThan(TIME_LIMIT));
        }
    }

    /** FRED talks without it rather than late. */
    @Test
    void shouldKeepNobodyWaitingForASlowDatabase() {
        TestCall call = TestCall.made(events, owner, null, List.of());
        pool.withTransaction(slow -> slow.query("LOCK TABLE recordings.commitments IN ACCESS EXCLUSIVE MODE")
                        .execute()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(() -> brief(call.room)
                                .statusCode(503)
                                .body("code", equalTo("database_unavailable"))
                                .time(lessThan(TIME_LIMIT)))
                        .replaceWithVoid())
                .await()
                .atMost(SOON);

        brief(call.room).statusCode(200);
    }

    private static ValidatableResponse brief(String room) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.agent())
                .get("/api/fred/call/" + room + "/briefing")
                .then();
    }

    private void sumUp(TestCall call, String text) {
        post(owner, "/api/fred/call/summary", """
                {"roomName": "%s", "callType": "on-demand", "transcript": [{"speaker": "Sam", "text": "%s"}]}
                """.formatted(call.room, text)).statusCode(200);
    }

    private void markDone(String text) {
        String id = get(owner, "/api/coaching/commitments")
                .extract()
                .jsonPath()
                .getString("commitments.find { it.text == '%s' }.id".formatted(text));
        given().auth()
                .oauth2(token(owner))
                .contentType("application/json")
                .body("{\"status\": \"done\"}")
                .patch("/api/coaching/commitments/" + id)
                .then()
                .statusCode(200);
    }

    private void firstCame(TestCall call, Instant time) {
        pool.preparedQuery("UPDATE recordings.rooms SET first_joined_at = $2::text::timestamptz WHERE room = $1")
                .execute(Tuple.of(call.room, time.toString()))
                .await()
                .atMost(SOON);
    }
}
