package io.coachingcalls.sessions.stale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.coachingcalls.events.Provenance;
import io.coachingcalls.sessions.lifecycle.SessionFact;
import io.coachingcalls.sessions.livekit.LiveRoom;
import io.coachingcalls.sessions.stale.ClosedSession.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StaleDecisionTest {

    private static final String ROOM = "call-1";
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.700Z");
    private static final Instant STARTED = NOW.minus(Duration.ofHours(3));
    private static final Instant MISSED = NOW.minus(Duration.ofHours(1));

    @Test
    void shouldFinishTheRoomOfASessionThatHasNoneAnyMore() {
        StaleDecision decision = decide(session("RM_1", STARTED, 2)).getFirst();

        assertThat(decision.reason()).isEqualTo(Reason.ROOM_GONE);
        assertThat(decision.fact())
                .isEqualTo(new SessionFact.RoomFinished(
                        "rec:RM_1:finished", MISSED.minusMillis(700), ROOM, Provenance.RECONCILED, "RM_1"));
    }

    @Test
    void shouldSayItUnderAnotherIdWhenItWasWrongBefore() {
        var session = new StaleSession(new UUID(0, 1), ROOM, "RM_1", STARTED, null, 2, MISSED, true);

        assertThat(decide(session).getFirst().fact().id())
                .isEqualTo("rec:RM_1:" + MISSED.getEpochSecond() + ":finished");
    }

    @Test
    void shouldTellTheOthersTheVeryFactThatItKeeps() {
        StaleDecision decision = decide(session("RM_1", STARTED, 2)).getFirst();

        assertThat(decision.event()).hasValueSatisfying(event -> {
            assertThat(event.id()).isEqualTo(decision.fact().id());
            assertThat(event.event()).isEqualTo("room_finished");
            assertThat(event.time()).isEqualTo(decision.fact().time());
            assertThat(event.room().sid()).isEqualTo("RM_1");
        });
    }

    @Test
    void shouldCloseASessionThatLiveKitNeverKnewAndTellNobody() {
        StaleDecision decision = decide(session(null, STARTED, 2)).getFirst();

        assertThat(decision.reason()).isEqualTo(Reason.NEVER_IN_LIVEKIT);
        assertThat(decision.fact().time()).isEqualTo(MISSED.plusMillis(1));
        assertThat(decision.event()).isEmpty();
    }

    @Test
    void shouldNotCloseItBeforeItsLastPersonCame() {
        Instant joined = MISSED.plusSeconds(60).plusNanos(900_499);

        assertThat(decide(session(null, joined, 2)).getFirst().fact().time())
                .isAfter(joined)
                .isBefore(joined.plusMillis(2));
    }

    @Test
    void shouldCountItsOwnLook() {
        assertThat(decide(session("RM_1", STARTED, 1))).isEmpty();
        assertThat(decide(session("RM_1", STARTED, 2))).hasSize(1);
    }

    @Test
    void shouldKeepWhatIsLive() {
        assertThat(decide(session("RM_1", STARTED, 9), room("RM_1"))).isEmpty();
        assertThat(decide(session(null, STARTED, 9), room("RM_7"))).isEmpty();
    }

    @Test
    void shouldNotTakeAnotherRoomOfTheSameNameForItsOwn() {
        assertThat(decide(session("RM_1", STARTED, 9), room("RM_7"))).hasSize(1);
    }

    private static List<StaleDecision> decide(StaleSession session, LiveRoom... listed) {
        return StaleDecision.decide(List.of(session), List.of(listed), 3, NOW);
    }

    private static StaleSession session(@Nullable String roomSid, Instant lastJoinedAt, int misses) {
        return new StaleSession(new UUID(0, 1), ROOM, roomSid, STARTED, lastJoinedAt, misses, MISSED, false);
    }

    private static LiveRoom room(String sid) {
        return new LiveRoom(sid, ROOM, null, STARTED);
    }
}
