package io.coachingcalls.sessions.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedLiveKit;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RealRooms;
import io.coachingcalls.sessions.Rows;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A LiveKit whose webhooks all get lost. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
@WithTestResource(EmbeddedLiveKit.class)
@TestProfile(ReconcilerTest.FastRounds.class)
class ReconcilerTest {

    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SOME = 12;
    private static final String PERSON = "demo-studio";
    private static final String ANOTHERS = "signed for another room";

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @Inject
    Pool pool;

    @Inject
    KafkaClientService kafka;

    private final String room = RealRooms.anyName();
    private final String participantSid = "PA_" + UUID.randomUUID();
    private final Instant joinedAt = Instant.now().minusSeconds(30);

    @Test
    void shouldAdoptARoomThatNobodyToldOfAndSeeItsEnd() {
        String sid = RealRooms.create(room);

        awaitStatus("scheduled");
        assertThat(rows.text("SELECT user_id FROM sessions.coaching_sessions WHERE room_name = $1", room))
                .isEqualTo(PERSON);

        RealRooms.delete(room);

        awaitStatus("cancelled");
        assertThat(factsNamed("rec:" + sid + ":started")).isEqualTo("1");
        assertThat(factsNamed("rec:" + sid + ":finished")).isEqualTo("1");
    }

    /** As is every room of another application at the same LiveKit; also one that was given the metadata of a room of ours. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"tenant\": \"t1\"}", RealRooms.UNSIGNED, ANOTHERS})
    void shouldLeaveARoomAloneThatIsNotOurs(String metadata) {
        String ours = RealRooms.anyName();
        RealRooms.create(room, metadata.equals(ANOTHERS) ? RealRooms.signedFor(ours) : metadata);
        RealRooms.create(ours);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows.statusOf(ours)).isEqualTo("scheduled"));

        assertThat(rows.statusOf(room)).isNull();
    }

    /** Of a version that signed nothing, or signed with a secret that was since replaced. */
    @Test
    void shouldAdoptARoomOfACallThatWasAnnounced() {
        events.call(new CallCreated(
                room + ":created",
                joinedAt,
                room,
                new CallTerms(PERSON, CallType.ON_DEMAND, null, null, List.of(), null, 600)));
        awaitStatus("scheduled");
        String sid = RealRooms.create(room, RealRooms.UNSIGNED);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(factsNamed("rec:" + sid + ":started"))
                .isEqualTo("1"));
    }

    /** Seen: rooms that only waited behind a standstill were told as lost. */
    @Test
    void shouldSayNothingOfARoomWhoseEventsWaitToBeRead() {
        var consumer = kafka.getConsumer("livekit-events-in");
        consumer.pause().await().atMost(PATIENCE);
        Map<String, String> sids = new HashMap<>();
        try {
            // So many that some of them come in the middle of a round
            for (int i = 0; i < SOME; i++) {
                String waiting = RealRooms.anyName();
                sids.put(waiting, RealRooms.create(waiting));
                events.liveKit(waiting, Webhooks.started(waiting, sids.get(waiting), joinedAt));
                assertThat(rows.statusOf(waiting)).isNull();
            }

            await().during(ROUND.multipliedBy(4)).atMost(PATIENCE).untilAsserted(() -> assertThat(sids.keySet())
                    .allSatisfy(waiting -> assertThat(rows.statusOf(waiting)).isNull()));
        } finally {
            consumer.resume().await().atMost(PATIENCE);
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sids.keySet())
                .allSatisfy(waiting -> assertThat(rows.statusOf(waiting)).isEqualTo("scheduled")));
        // What would have been said meanwhile is behind that
        await().during(ROUND.multipliedBy(3)).atMost(PATIENCE).untilAsserted(() -> assertThat(sids)
                .allSatisfy((waiting, sid) -> assertThat(factsNamed(waiting, "rec:" + sid + ":started"))
                        .isEqualTo("0")));
    }

    @Test
    void shouldSayThatSomebodyLeftWhoIsNotInTheRoom() {
        String sid = RealRooms.create(room);
        events.liveKit(room, Webhooks.joined(room, sid, participantSid, PERSON, joinedAt));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(leave("left_provenance")).isEqualTo("reconciled"));

        Instant left = Instant.parse(leave("to_char(left_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"));
        assertThat(left).isBetween(joinedAt, Instant.now());
        // They may be reloading the page: the room is still there
        assertThat(rows.statusOf(room)).isEqualTo("in_progress");
        assertThat(factsNamed("rec:" + sid + ":" + participantSid + ":left")).isEqualTo("1");
    }

    @Test
    void shouldCompleteASessionWhoseRoomIsGone() {
        String sid = RealRooms.create(room);
        events.liveKit(room, Webhooks.joined(room, sid, participantSid, PERSON, joinedAt));
        awaitStatus("in_progress");

        RealRooms.delete(room);

        awaitStatus("completed");
        assertThat(leave("left_provenance")).isEqualTo("reconciled");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(missesOf(sid)).isEqualTo("0"));
    }

    @Test
    void shouldTakeBackAReconciledEndAndSeeTheNext() {
        String sid = RealRooms.create(room);
        awaitStatus("scheduled");
        Instant lost = Instant.now();
        events.reconciled(room, Webhooks.finished(room, sid, lost));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(factsNamed("rec:" + sid + ":" + lost.getEpochSecond() + ":started"))
                        .isEqualTo("1"));
        assertThat(rows.statusOf(room)).isEqualTo("scheduled");

        RealRooms.delete(room);

        awaitStatus("cancelled");
        assertThat(rows.text(
                        "SELECT count(*) FROM sessions.facts WHERE room_name = $1 AND body ->> 'type' = 'room_finished'",
                        room))
                .isEqualTo("2");
    }

    @Test
    void shouldBelieveTheWebhookThatComesAfterAll() {
        String sid = RealRooms.create(room);
        events.liveKit(room, Webhooks.joined(room, sid, participantSid, PERSON, joinedAt));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(leave("left_provenance")).isEqualTo("reconciled"));

        events.liveKit(
                room,
                Webhooks.joined(room, sid, participantSid, PERSON, joinedAt)
                        .replace("participant_joined", "participant_left")
                        .replace("\"EV_", "\"EV_left_")
                        .replace(
                                "\"createdAt\":\"" + joinedAt.getEpochSecond(),
                                "\"createdAt\":\"" + joinedAt.plusSeconds(7).getEpochSecond()));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(leave("left_provenance")).isEqualTo("observed"));
        assertThat(leave("extract(epoch FROM left_at)::bigint"))
                .isEqualTo(String.valueOf(joinedAt.plusSeconds(7).getEpochSecond()));
    }

    @Test
    void shouldTakeOverFromAReplicaThatDiesInTheMiddleOfARound() {
        String sid = RealRooms.create(room);
        events.liveKit(room, Webhooks.joined(room, sid, participantSid, PERSON, joinedAt));
        awaitStatus("in_progress");
        SqlConnection other = pool.getConnection().await().atMost(PATIENCE);
        other.query("BEGIN").execute().await().atMost(PATIENCE);
        other.query("SELECT * FROM sessions.sweeps WHERE name = 'reconcile' FOR UPDATE")
                .execute()
                .await()
                .atMost(PATIENCE);
        int backend = Integer.parseInt(String.valueOf(other.query("SELECT pg_backend_pid()")
                .execute()
                .map(r -> r.iterator().next().getInteger(0))
                .await()
                .atMost(PATIENCE)));
        RealRooms.delete(room);

        await().during(ROUND.multipliedBy(4)).atMost(PATIENCE).untilAsserted(() -> assertThat(rows.statusOf(room))
                .isEqualTo("in_progress"));
        rows.change("SELECT pg_terminate_backend($1)", backend);

        awaitStatus("completed");
        assertThat(factsNamed("rec:" + sid + ":finished")).isEqualTo("1");
    }

    private void awaitStatus(String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows.statusOf(room)).isEqualTo(status));
    }

    private String leave(String column) {
        return rows.text(
                "SELECT " + column + " FROM sessions.video_participants WHERE participant_sid = $1", participantSid);
    }

    private String missesOf(String sid) {
        return rows.text("SELECT count(*) FROM sessions.reconcile_misses WHERE room_sid = $1", sid);
    }

    private String factsNamed(String id) {
        return factsNamed(room, id);
    }

    private String factsNamed(String name, String id) {
        return rows.text("SELECT count(*) FROM sessions.facts WHERE room_name = $1 AND id = $2", name, id);
    }

    public static class FastRounds implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("reconcile.every", ROUND.toMillis() + "ms", "reconcile.misses", "2");
        }
    }
}
