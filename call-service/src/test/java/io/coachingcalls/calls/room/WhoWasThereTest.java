package io.coachingcalls.calls.room;

import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.askForToken;
import static io.coachingcalls.calls.testing.Http.assertProblem;
import static io.coachingcalls.calls.testing.Http.createdRoom;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.inject.Inject;

import io.coachingcalls.calls.testing.Database;
import io.coachingcalls.calls.testing.EventLog;
import io.coachingcalls.calls.testing.LiveKitLook;
import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.calls.testing.ToldRoom;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.events.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who was really in a call, and so how long it lasts: what was seen of rooms in the wild. */
@QuarkusTest
class WhoWasThereTest extends RealParts {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    MeterRegistry metrics;

    /** Seen: LiveKit's list left out a room with people in it, three times in a row. */
    @Test
    void shouldTakeBackAnEndThatWasOnlyFoundOutWhenLiveKitTellsOfTheRoomAgain() throws Exception {
        ToldRoom room = roomOfACall();
        room.joined("PA_1", Instant.now().minusSeconds(60));
        await().atMost(SOON).until(() -> hasDeadline(room));
        room.reconciledFinished(Instant.now().minusSeconds(30));
        await().atMost(SOON)
                .untilAsserted(() -> assertProblem(askForToken(TestTokens.studio(), room.name()), 409, "call_over"));
        assertThat(hasDeadline(room)).isFalse();

        room.joined("PA_2", Instant.now());

        await().atMost(SOON).until(() -> hasDeadline(room));
        askForToken(TestTokens.studio(), room.name()).then().statusCode(200);
        assertThat(LiveKitLook.room(room.name())).isPresent();
    }

    @Test
    void shouldLetStandAnEndThatLiveKitToldItself() throws Exception {
        ToldRoom room = roomOfACall();
        room.joined("PA_1", Instant.now().minusSeconds(60));
        room.finished(Instant.now().minusSeconds(30));

        room.joined("PA_2", Instant.now());

        await().atMost(SOON).until(() -> runs(room, "first_joined_at IS NOT NULL AND finished_at IS NOT NULL") == 1);
        assertProblem(askForToken(TestTokens.studio(), room.name()), 409, "call_over");
    }

    /** Seen: a call of a phone alone had no deadline. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kind\": \"CONNECTOR\",",
                "\"kind\": \"BRIDGE\",",
                "\"kind\": \"SIP\", \"attributes\": {\"sip.callStatus\": \"active\"},"
            })
    void shouldCountTheTimeOfWhoeverIsAPerson(String kind) throws Exception {
        ToldRoom room = roomOfACall();

        room.joined("PA_1", Instant.now(), kind);

        await().atMost(SOON).until(() -> hasDeadline(room));
    }

    /** Seen: a supervisor whom nobody in the room can see began the time of a call that nobody had come to yet. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"permission\": {\"hidden\": true},",
                "\"kind\": \"EGRESS\",",
                "\"kind\": \"AGENT\",",
                "\"kind\": \"SIP\", \"attributes\": {\"sip.callStatus\": \"ringing\"},"
            })
    void shouldNotCountTheTimeOfWhoeverIsNone(String kind) throws Exception {
        ToldRoom room = roomOfACall();

        room.joined("PA_1", Instant.now(), kind);
        room.started();

        await().atMost(SOON).until(() -> runs(room, "look_at IS NULL AND claimed_until < now()") == 1);
        assertThat(runs(room, "first_joined_at IS NULL")).isEqualTo(1);
        assertThat(Database.countOfCalls("room = ? AND last_joined_at IS NULL", room.name()))
                .isEqualTo(1);
    }

    /** Of an upgrade: neither the time that runs nor the end of a call is forgotten. */
    @Test
    void shouldKeepWhatAVersionKnewThatKeptNoFacts() throws Exception {
        ToldRoom lasting = roomOfACall();
        ToldRoom over = roomOfACall();
        Instant began = Instant.now().minusSeconds(120).truncatedTo(ChronoUnit.SECONDS);
        knownWithoutFacts(lasting, began, null);
        knownWithoutFacts(over, began, began.plusSeconds(60));

        lasting.joined("PA_2", Instant.now());
        new ToldRoom(over.name(), anySid()).joined("PA_2", Instant.now());

        await().atMost(SOON).until(() -> runs(lasting, "from_facts") == 1);
        assertThat(Database.count(
                        "calls.room_runs WHERE room = ? AND extract(epoch FROM first_joined_at) = ?",
                        lasting.name(),
                        began.getEpochSecond()))
                .isEqualTo(1);
        await().atMost(SOON)
                .until(() ->
                        Database.count("calls.room_runs WHERE room = ? AND closed_at IS NOT NULL", over.name()) == 1);
        assertProblem(askForToken(TestTokens.studio(), over.name()), 409, "call_over");
    }

    /** Of another deployment at the same LiveKit, whose rooms have names like ours. */
    @Test
    void shouldKeepNothingOfARoomThatOthersMade() throws Exception {
        String room = RoomNames.fresh();
        double before = metrics.counter("livekit.events.foreign").count();

        EventLog.send(Topics.LIVEKIT_EVENTS, room, """
                {"id": "EV_%1$s", "event": "room_started", "createdAt": "1795190778",
                 "room": {"sid": "RM_1", "name": "%1$s", "metadata": "{\\"ownerId\\":\\"demo-studio\\"}"}}
                """.formatted(room).getBytes(UTF_8));

        await().atMost(SOON)
                .until(() -> metrics.counter("livekit.events.foreign").count() == before + 1);
        assertThat(Database.count("calls.facts WHERE room_name = ?", room)).isZero();
        assertThat(Database.count("calls.room_runs WHERE room = ?", room)).isZero();
    }

    private static ToldRoom roomOfACall() {
        String room = createdRoom(TestTokens.studio(), ON_DEMAND);
        return new ToldRoom(room, LiveKitLook.room(room).orElseThrow().getSid());
    }

    private static void knownWithoutFacts(ToldRoom room, Instant firstJoinedAt, Instant finishedAt) {
        Database.execute(
                "INSERT INTO calls.room_runs (room, sid, first_joined_at, finished_at) VALUES (?, ?, ?, ?)",
                room.name(),
                finishedAt == null ? room.sid() : anySid(),
                Timestamp.from(firstJoinedAt),
                finishedAt == null ? null : Timestamp.from(finishedAt));
    }

    private static String anySid() {
        return "RM_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** The sweep looked, and comes again when the time is nearly up. */
    private static boolean hasDeadline(ToldRoom room) {
        return runs(room, "look_at > now() + interval '1 minute'") == 1;
    }

    private static long runs(ToldRoom room, String where) {
        return Database.count(
                "calls.room_runs WHERE room = ? AND sid = ? AND (" + where + ")", room.name(), room.sid());
    }
}
