package io.coachingcalls.sessions.stale;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedLiveKit;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RealRooms;
import io.coachingcalls.sessions.RoomScript;
import io.coachingcalls.sessions.Rows;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedStack.class)
@WithTestResource(EmbeddedLiveKit.class)
@TestProfile(AdminResourceTest.NoSchedule.class)
class AdminResourceTest {

    private static final String CLEANUP = "/api/admin/sessions/cleanup";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofHours(3));

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @Inject
    StaleSessions stale;

    @Inject
    KafkaClientService kafka;

    private final String room = RealRooms.anyName();
    private final String sessionId = SessionIds.ofRoom(room).toString();

    @Test
    void shouldTellWhatItWouldCloseAndCloseNothing() {
        reportedSession(room, LONG_AGO);
        String before = rows.everything(room);

        Response answer = cleanUp(true);

        assertThat((Boolean) answer.path("dry_run")).isTrue();
        assertThat(closed(answer, room)).singleElement().satisfies(session -> {
            assertThat(session.get("session_id")).isEqualTo(sessionId);
            assertThat(session.get("reason")).isEqualTo("never_in_livekit");
            assertThat(Instant.parse((String) session.get("ended_at"))).isBetween(LONG_AGO, Instant.now());
        });
        assertThat(rows.everything(room)).isEqualTo(before);
    }

    @Test
    void shouldCloseASessionThatOnlyClientsToldOf() {
        reportedSession(room, LONG_AGO);

        Response answer = cleanUp(false);

        assertThat((Boolean) answer.path("dry_run")).isFalse();
        assertThat(closed(answer, room)).hasSize(1);
        given().auth()
                .oauth2(TestTokens.admin())
                .get("/api/coaching/sessions/{id}", sessionId)
                .then()
                .body("status", equalTo("completed"))
                .body("ended_at", equalTo(closed(answer, room).getFirst().get("ended_at")));
        assertThat(rows.text(
                        "SELECT left_provenance FROM sessions.video_participants p "
                                + "JOIN sessions.coaching_sessions s ON s.id = p.session_id WHERE s.room_name = $1",
                        room))
                .isEqualTo("reconciled");
        assertThat(closed(cleanUp(false), room)).isEmpty();
    }

    @Test
    void shouldCloseOnceWhenAskedTwiceAtOnce() {
        reportedSession(room, LONG_AGO);

        List<Response> answers = List.of(
                        CompletableFuture.supplyAsync(() -> cleanUp(false)),
                        CompletableFuture.supplyAsync(() -> cleanUp(false)),
                        CompletableFuture.supplyAsync(() -> cleanUp(false)))
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers.stream().flatMap(answer -> closed(answer, room).stream()))
                .hasSize(1);
        assertThat(rows.text(
                        "SELECT count(*) FROM sessions.facts WHERE room_name = $1 AND body ->> 'type' = 'stale_closed'",
                        room))
                .isEqualTo("1");
    }

    @Test
    void shouldGiveUpACallThatNobodyCameTo() {
        events.call(created(room, LONG_AGO, null));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows.statusOf(room)).isEqualTo("scheduled"));

        Response answer = cleanUp(false);

        assertThat(closed(answer, room)).singleElement().satisfies(session -> assertThat(session.get("reason"))
                .isEqualTo("nobody_came"));
        assertThat(rows.statusOf(room)).isEqualTo("cancelled");
        assertThat(closed(cleanUp(false), room)).isEmpty();
    }

    @Test
    void shouldNotGiveUpACallWhoseRoomIsOpenOrThatIsYoung() {
        String young = RealRooms.anyName();
        RealRooms.create(room);
        events.call(created(room, LONG_AGO, null));
        events.call(created(young, Instant.now().minus(Duration.ofMinutes(100)), null));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(rows.statusOf(room)).isEqualTo("scheduled");
            assertThat(rows.statusOf(young)).isEqualTo("scheduled");
        });

        Response answer = cleanUp(false);

        assertThat(closed(answer, room)).isEmpty();
        assertThat(closed(answer, young)).isEmpty();
        RealRooms.delete(room);
    }

    @Test
    void shouldKeepASessionWhoseRoomIsLive() {
        RealRooms.create(room);
        reportedSession(room, LONG_AGO);

        Response answer = cleanUp(false);

        assertThat(closed(answer, room)).isEmpty();
        assertThat((int) answer.path("kept")).isPositive();
        assertThat(rows.statusOf(room)).isEqualTo("in_progress");
        RealRooms.delete(room);
    }

    /** Seen: what waited behind a standstill was told as lost; who came meanwhile is among it. */
    @Test
    void shouldKeepASessionOfWhichEventsWaitToBeRead() {
        RoomScript script = new RoomScript().joined("demo-studio", "PA_" + UUID.randomUUID(), 5);
        reportedSession(script.room, LONG_AGO);
        var consumer = kafka.getConsumer("livekit-events-in");
        consumer.pause().await().atMost(PATIENCE);
        try {
            script.webhooks().forEach(json -> events.liveKit(script.room, json));

            Response answer = cleanUp(false);

            assertThat(closed(answer, script.room)).isEmpty();
            assertThat((int) answer.path("kept")).isPositive();
        } finally {
            consumer.resume().await().atMost(PATIENCE);
        }
    }

    @Test
    void shouldNotLookAtASessionThatIsYoung() {
        reportedSession(room, Instant.now().minus(Duration.ofMinutes(100)));

        assertThat(closed(cleanUp(false), room)).isEmpty();
        assertThat(rows.statusOf(room)).isEqualTo("in_progress");
    }

    @Test
    void shouldDoItBySchedule() {
        reportedSession(room, LONG_AGO);
        rows.change("UPDATE sessions.sweeps SET last_at = '-infinity' WHERE name = 'stale'");

        stale.cleanupStaleSessions().await().atMost(PATIENCE);

        assertThat(rows.statusOf(room)).isEqualTo("completed");
    }

    @Test
    void shouldNotDoItAgainSoonAfterAnotherReplicaDid() {
        reportedSession(room, LONG_AGO);
        rows.change("UPDATE sessions.sweeps SET last_at = now() WHERE name = 'stale'");

        stale.cleanupStaleSessions().await().atMost(PATIENCE);

        assertThat(rows.statusOf(room)).isEqualTo("in_progress");
    }

    @Test
    void shouldBeForAdminsOnly() {
        for (String bearer : List.of(TestTokens.studio(), TestTokens.coach(), TestTokens.agent())) {
            for (String path : List.of(CLEANUP, "/api/admin/sessions/" + sessionId + "/rebuild")) {
                given().auth()
                        .oauth2(bearer)
                        .post(path)
                        .then()
                        .statusCode(403)
                        .contentType("application/problem+json")
                        .body("code", equalTo("forbidden"));
            }
        }
        given().post(CLEANUP).then().statusCode(401);
    }

    @Test
    void shouldRebuildTheSameRows() {
        RoomScript script = wholeCall();
        String before = rows.everything(script.room);

        rebuild(script.sessionId).statusCode(200).body("status", equalTo("completed"));

        assertThat(rows.everything(script.room)).isEqualTo(before);
    }

    @Test
    void shouldPutDamagedRowsRight() {
        RoomScript script = wholeCall();
        String before = rows.everything(script.room);
        rows.change(
                "UPDATE sessions.coaching_sessions SET status = 'in_progress', ended_at = NULL, participant_count = 9, "
                        + "participant_names = '{}', open_room_sids = '{x}' WHERE room_name = $1",
                script.room);
        rows.change("DELETE FROM sessions.video_participants WHERE session_id = $1", script.sessionId);
        rows.change("DELETE FROM sessions.session_members WHERE session_id = $1", script.sessionId);
        assertThat(rows.everything(script.room)).isNotEqualTo(before);

        rebuild(script.sessionId).statusCode(200).body("status", equalTo("completed"));

        assertThat(rows.everything(script.room)).isEqualTo(before);
    }

    @Test
    void shouldNotRebuildWhatDoesNotExist() {
        rebuild(UUID.randomUUID()).statusCode(404).body("code", equalTo("not_found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "True"})
    void shouldNotTakeAMistypedDryRunForAWishToClose(String dryRun) {
        reportedSession(room, LONG_AGO);

        given().auth()
                .oauth2(TestTokens.admin())
                .queryParam("dryRun", dryRun)
                .post(CLEANUP)
                .then()
                .statusCode(400)
                .body("detail", equalTo("dryRun must be true or false"));

        assertThat(rows.statusOf(room)).isEqualTo("in_progress");
    }

    private io.restassured.response.ValidatableResponse rebuild(UUID session) {
        return given().auth()
                .oauth2(TestTokens.admin())
                .post("/api/admin/sessions/{id}/rebuild", session)
                .then();
    }

    private static Response cleanUp(boolean dryRun) {
        Response answer = given().auth()
                .oauth2(TestTokens.admin())
                .queryParam("dryRun", dryRun)
                .post(CLEANUP);
        answer.then().statusCode(200);
        return answer;
    }

    private static List<Map<String, Object>> closed(Response answer, String room) {
        List<Map<String, Object>> closed = answer.path("closed");
        return closed.stream().filter(s -> room.equals(s.get("room_name"))).toList();
    }

    private void reportedSession(String room, Instant startedAt) {
        // For today, or it is given up before anybody reports being in it
        events.call(created(room, startedAt, Instant.now()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows.statusOf(room)).isEqualTo("scheduled"));
        given().auth()
                .oauth2(TestTokens.studio())
                .contentType(ContentType.JSON)
                .body("{\"status\": \"in_progress\", \"started_at\": \"" + startedAt + "\"}")
                .patch("/api/coaching/sessions/{id}", SessionIds.ofRoom(room))
                .then()
                .statusCode(200)
                .body("status", equalTo("in_progress"));
    }

    private static CallCreated created(String room, Instant time, @Nullable Instant scheduledFor) {
        return new CallCreated(
                room + ":created",
                time,
                room,
                new CallTerms("demo-studio", CallType.ON_DEMAND, null, null, List.of(), scheduledFor, 600));
    }

    private RoomScript wholeCall() {
        String suffix = UUID.randomUUID().toString();
        RoomScript script = new RoomScript()
                .started()
                .joined("demo-studio", "PA_s" + suffix, 5)
                .joined("demo-coach", "PA_c" + suffix, 9)
                .left("demo-studio", "PA_s" + suffix, 5, 120)
                .left("demo-coach", "PA_c" + suffix, 9, 130)
                .finished(150);
        events.call(script.created("demo-studio", "demo-coach"));
        script.webhooks().forEach(json -> events.liveKit(script.room, json));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows.text(
                        "SELECT status || user_id FROM sessions.coaching_sessions WHERE room_name = $1", script.room))
                .isEqualTo("completeddemo-studio"));
        return script;
    }

    /** One look is enough, and only the tests' own. */
    public static class NoSchedule implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("reconcile.every", "1h", "reconcile.misses", "1", "stale.every", "1h");
        }
    }
}
