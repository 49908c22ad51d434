package io.coachingcalls.recordings;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallEvent.SessionCompleted;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.events.SessionIds;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.jspecify.annotations.Nullable;

/** A call of an owner with a coach and a guest, of whom only this test knows. */
public final class TestCall {

    public static final Duration SOON = Duration.ofSeconds(20);

    public final String room = RoomNames.fresh();
    public final String owner;
    public final @Nullable String coach;
    public final String guest;

    private final EventSender events;

    private TestCall(EventSender events, String owner, @Nullable String coach, String guest) {
        this.events = events;
        this.owner = owner;
        this.coach = coach;
        this.guest = guest;
    }

    /** As soon as the service knows of it. */
    public static TestCall made(EventSender events) {
        return made(events, "owner-" + UUID.randomUUID(), "coach-" + UUID.randomUUID());
    }

    public static TestCall made(EventSender events, String owner, @Nullable String coach) {
        String guest = "guest-" + UUID.randomUUID();
        return made(events, owner, coach, List.of(guest));
    }

    /** @param guests the first is the call's {@link #guest} */
    public static TestCall made(EventSender events, String owner, @Nullable String coach, List<String> guests) {
        var call = new TestCall(events, owner, coach, guests.isEmpty() ? "nobody" : guests.getFirst());
        var terms = new CallTerms(owner, CallType.SCHEDULED, "Pricing", coach, guests, null, 1800);
        events.call(new CallCreated(call.room + ":created", Instant.parse("2026-11-20T10:00:00Z"), call.room, terms));
        await().atMost(SOON).untilAsserted(() -> get(call.owner, "/api/coaching/transcripts/" + call.room)
                .statusCode(200));
        return call;
    }

    /** Nobody comes back to it. */
    public void settle() {
        settle(0);
    }

    /** @param again how often it settled before */
    public void settle(int again) {
        Instant end = Instant.parse("2026-11-20T10:10:00Z").plusSeconds(again);
        events.call(new SessionCompleted(
                room + ":completed:" + again,
                end,
                room,
                SessionIds.ofRoom(room).toString(),
                owner,
                CallType.SCHEDULED,
                "completed",
                end.minusSeconds(500),
                end.minusSeconds(20),
                480L,
                List.of(new SessionCompleted.Person(owner, "Sam")),
                again));
    }

    public static String token(String userId) {
        return TestTokens.of(userId, "free", null);
    }

    public static ValidatableResponse get(String userId, String path) {
        return given().auth().oauth2(token(userId)).get(path).then();
    }

    /** By a person's user id. */
    public static ValidatableResponse post(String userId, String path, String json) {
        return postWith(token(userId), path, json);
    }

    public static ValidatableResponse postWith(String token, String path, String json) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(json)
                .post(path)
                .then();
    }
}
