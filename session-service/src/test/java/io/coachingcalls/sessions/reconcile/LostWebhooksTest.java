package io.coachingcalls.sessions.reconcile;

import static io.coachingcalls.sessions.RoomScript.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.database.Election;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.RoomMetadata;
import io.coachingcalls.jobs.Jobs;
import io.coachingcalls.livekit.ForeignRooms;
import io.coachingcalls.messaging.CaughtUp;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RoomScript;
import io.coachingcalls.sessions.Rows;
import io.coachingcalls.sessions.lifecycle.SessionWriter;
import io.coachingcalls.sessions.livekit.LiveParticipant;
import io.coachingcalls.sessions.livekit.LiveRoom;
import io.coachingcalls.sessions.livekit.LiveRooms;
import io.coachingcalls.sessions.livekit.Occupancy;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * One call, seven times at once: of the first every second webhook is lost, of the next every third, and so on. Hours of
 * rounds pass in seconds: LiveKit is played by a script of who was where when; consumer, tables and rounds are real.
 */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class LostWebhooksTest {

    private static final int PATIENCE = 3;
    private static final Duration ROUND = Duration.ofSeconds(15);
    private static final Duration REPAIRED_WITHIN = ROUND.multipliedBy(PATIENCE);
    private static final long FIRST_ROUND = 7;
    private static final long LAST_ROUND = 400;
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @Inject
    Pool pool;

    @Inject
    Jobs jobs;

    @Inject
    Election election;

    @Inject
    CaughtUp caughtUp;

    @Inject
    RoomMetadata metadata;

    @Inject
    ForeignRooms foreign;

    @Inject
    SessionWriter writer;

    @Inject
    ReconcileStore store;

    @Inject
    ReconciledPublisher publisher;

    @Inject
    MeterRegistry metrics;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final List<LossyCall> calls =
            IntStream.rangeClosed(2, 8).mapToObj(LossyCall::new).toList();
    private long now;

    @Test
    void shouldEndWithThePeopleLiveKitCouldStillShowAndSayWhatWasReconciled() {
        var reconciler = new Reconciler(
                jobs,
                election,
                caughtUp,
                new ScriptedLiveKit(),
                metadata,
                foreign,
                writer,
                store,
                publisher,
                new ThreeMisses(),
                metrics,
                new ScriptedClock());
        calls.forEach(call -> events.call(call.script.created("demo-studio", "demo-coach")));
        awaitConsumption();

        for (now = 0; now <= LAST_ROUND; now++) {
            calls.forEach(LossyCall::sendWhatIsNotLost);
            if (isRound(now)) {
                awaitConsumption();
                pool.withTransaction(reconciler::round).await().atMost(SOON);
                awaitConsumption();
            }
        }

        calls.forEach(LossyCall::check);
    }

    private static boolean isRound(long second) {
        return second >= FIRST_ROUND && (second - FIRST_ROUND) % ROUND.toSeconds() == 0;
    }

    /** Who is connected from when to when, in seconds after the call's beginning. */
    private record Connection(String userId, String sid, long joined, long left) {

        boolean isThereAt(long second) {
            return joined <= second && second < left;
        }

        boolean isSeenByARound() {
            return LongStream.range(joined, left).anyMatch(LostWebhooksTest::isRound);
        }
    }

    private final class LossyCall {

        private static final long FINISHED = 330;

        private final int everyNth;
        private final List<Connection> connections = List.of(
                connection("demo-studio", 5, 290),
                connection("demo-coach", 9, 60),
                connection("demo-coach", 63, 310),
                connection("guest", 100, 130),
                // Between two rounds
                connection("hasty", 143, 150));
        final RoomScript script = new RoomScript();
        private final List<Sent> webhooks = new ArrayList<>();

        LossyCall(int everyNth) {
            this.everyNth = everyNth;
            script.started();
            webhooks.add(new Sent("started", 0));
            for (long second = 0; second <= FINISHED; second++) {
                for (Connection who : connections) {
                    if (who.joined() == second) {
                        script.joined(who.userId(), who.sid(), second);
                        webhooks.add(new Sent("joined" + who.sid(), second));
                    }
                    if (who.left() == second) {
                        script.left(who.userId(), who.sid(), who.joined(), second);
                        webhooks.add(new Sent("left" + who.sid(), second));
                    }
                }
            }
            script.finished(FINISHED);
            webhooks.add(new Sent("finished", FINISHED));
        }

        void sendWhatIsNotLost() {
            for (int i = 0; i < webhooks.size(); i++) {
                if (webhooks.get(i).second() == now && !isLost(i)) {
                    events.liveKit(script.room, script.webhooks().get(i));
                }
            }
        }

        void check() {
            JsonNode session = json("SELECT to_jsonb(s)::text FROM sessions.coaching_sessions s WHERE id = $1");
            JsonNode participants = json(
                    "SELECT jsonb_object_agg(participant_sid, to_jsonb(p))::text FROM sessions.video_participants p WHERE session_id = $1");
            List<Connection> shown = connections.stream()
                    .filter(who -> came("joined" + who.sid()) || came("left" + who.sid()) || who.isSeenByARound())
                    .toList();

            assertThat(participants.fieldNames())
                    .toIterable()
                    .as("of every %d. lost", everyNth)
                    .containsExactlyInAnyOrderElementsOf(
                            shown.stream().map(Connection::sid).toList());
            shown.forEach(who -> check(who, participants.get(who.sid())));
            assertThat(session.get("status").asText()).isEqualTo("completed");
            assertThat(session.get("participant_count").asLong())
                    .isEqualTo(shown.stream().map(Connection::userId).distinct().count());
            assertThat(time(session, "started_at")).isEqualTo(BEGIN.plusMillis(5_250));
            assertThat(time(session, "ended_at"))
                    .isBetween(BEGIN.plusSeconds(310), BEGIN.plusSeconds(310).plus(REPAIRED_WITHIN));
        }

        private void check(Connection who, JsonNode row) {
            boolean joinCame = came("joined" + who.sid());
            boolean leaveCame = came("left" + who.sid());
            Instant left = BEGIN.plusSeconds(who.left());
            assertThat(row.get("user_id").asText()).isEqualTo(who.userId());
            assertThat(time(row, "joined_at")).isEqualTo(BEGIN.plusMillis(who.joined() * 1000 + 250));
            // Where only the leave came, it tells of the join too
            assertThat(row.get("join_provenance").asText())
                    .isEqualTo(joinCame || (leaveCame && !who.isSeenByARound()) ? "observed" : "reconciled");
            if (leaveCame) {
                assertThat(time(row, "left_at")).isEqualTo(left);
            } else {
                assertThat(time(row, "left_at")).isBetween(left, left.plus(REPAIRED_WITHIN));
            }
            boolean endedWithTheRoom = came("finished") && time(row, "left_at").equals(BEGIN.plusSeconds(FINISHED));
            assertThat(row.get("left_provenance").asText())
                    .isEqualTo(leaveCame || endedWithTheRoom ? "observed" : "reconciled");
        }

        private boolean came(String webhook) {
            return IntStream.range(0, webhooks.size())
                    .anyMatch(i -> webhooks.get(i).what().equals(webhook) && !isLost(i));
        }

        private boolean isLost(int index) {
            return (index + 1) % everyNth == 0;
        }

        private JsonNode json(String sql) {
            try {
                return EventJson.MAPPER.readTree(
                        Optional.ofNullable(rows.text(sql, script.sessionId)).orElse("null"));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Connection connection(String userId, long joined, long left) {
            return new Connection(userId, "PA_" + UUID.randomUUID(), joined, left);
        }

        private static Instant time(JsonNode row, String field) {
            return OffsetDateTime.parse(row.get(field).asText()).toInstant();
        }

        private record Sent(String what, long second) {}
    }

    /** What LiveKit shows of the calls now. */
    private final class ScriptedLiveKit implements LiveRooms {

        @Override
        public Uni<List<LiveRoom>> list() {
            return Uni.createFrom()
                    .item(calls.stream()
                            .filter(call -> now < LossyCall.FINISHED)
                            .map(call -> new LiveRoom(call.script.sid, call.script.room, null, BEGIN))
                            .toList());
        }

        @Override
        public Uni<Occupancy> occupancy(String room) {
            Stream<Connection> there = calls.stream()
                    .filter(call -> call.script.room.equals(room))
                    .flatMap(call -> call.connections.stream())
                    .filter(who -> who.isThereAt(now));
            return Uni.createFrom()
                    .item(new Occupancy.Present(there.map(who -> new LiveParticipant(
                                    new LiveKitEvent.Participant(
                                            who.sid(),
                                            who.userId(),
                                            who.userId().toUpperCase(Locale.ROOT),
                                            null,
                                            0,
                                            BEGIN.toEpochMilli() + who.joined() * 1000 + 250,
                                            null,
                                            null,
                                            null),
                                    true))
                            .toList()));
        }
    }

    private final class ScriptedClock extends Clock {

        @Override
        public Instant instant() {
            return BEGIN.plusSeconds(now);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class ThreeMisses implements ReconcileConfig {

        @Override
        public Duration every() {
            return ROUND;
        }

        @Override
        public int misses() {
            return PATIENCE;
        }
    }

    /** Until the service has committed all that is on its topics. */
    private void awaitConsumption() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            await().atMost(SOON).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
                Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets("session-service")
                        .partitionsToOffsetAndMetadata()
                        .get();
                assertThat(committed).isNotEmpty();
                var ends = admin.listOffsets(
                                committed.keySet().stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                        .all()
                        .get();
                assertThat(committed).allSatisfy((partition, offset) -> assertThat(offset.offset())
                        .isEqualTo(ends.get(partition).offset()));
            });
        }
    }
}
