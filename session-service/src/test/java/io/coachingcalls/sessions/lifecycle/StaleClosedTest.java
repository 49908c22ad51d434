package io.coachingcalls.sessions.lifecycle;

import static io.coachingcalls.sessions.lifecycle.Facts.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import io.coachingcalls.events.Provenance;
import io.coachingcalls.sessions.lifecycle.SessionHistory.Participant;
import org.junit.jupiter.api.Test;

class StaleClosedTest {

    private final Facts facts = new Facts();

    @Test
    void shouldCompleteASessionThatOnlyClientsToldOf() {
        facts.created(0);
        facts.reportedJoin(10, "owner");
        facts.staleClosed(30);

        SessionHistory history = fold();

        assertThat(history.session().status()).isEqualTo(SessionStatus.COMPLETED);
        assertThat(history.session().endedAt()).isEqualTo(at(30));
        assertThat(history.session().durationSeconds()).isEqualTo(20);
        assertThat(history.participants())
                .extracting(Participant::leftProvenance)
                .containsExactly(Provenance.RECONCILED);
    }

    @Test
    void shouldBelieveAnyReportedLeaveMore() {
        facts.created(0);
        UUID owner = facts.reportedJoin(10, "owner");
        facts.staleClosed(30);
        facts.reportedLeave(50, "owner", owner);

        SessionHistory history = fold();

        assertThat(history.session().endedAt()).isEqualTo(at(50));
        assertThat(history.participants())
                .extracting(Participant::leftProvenance)
                .containsExactly(Provenance.REPORTED);
    }

    @Test
    void shouldNotEndAStayThatLiveKitTellsOf() {
        facts.created(0);
        facts.reportedJoin(10, "owner");
        facts.staleClosed(30);
        facts.joined(11, "RM_1", "PA_1", "owner");

        assertThat(fold().session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
    }

    @Test
    void shouldNotEndAStayThatBeganLater() {
        facts.created(0);
        facts.reportedJoin(10, "owner");
        facts.staleClosed(30);
        facts.reportedJoin(40, "guest");

        assertThat(fold().session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
    }

    @Test
    void shouldBeTheEndOfACallThatNobodyCameTo() {
        facts.scheduled(0, 10);
        facts.staleClosed(30);

        assertThat(fold().session().status()).isEqualTo(SessionStatus.MISSED);
        assertThat(fold().session().settlesAt()).isEqualTo(at(30));
    }

    @Test
    void shouldNotKeepAnybodyFromComingAfterAll() {
        facts.created(0);
        facts.staleClosed(30);
        facts.joined(40, "RM_1", "PA_1", "owner");

        assertThat(fold().session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
    }

    @Test
    void shouldKnowWhichRoomsMayStillBeThere() {
        facts.created(0);
        facts.roomStarted(1, "RM_1");
        facts.joined(2, "RM_2", "PA_2", "owner");
        facts.finished(9, "RM_3");
        facts.roomStarted(10, "RM_3");

        assertThat(fold().session().openRoomSids()).containsExactly("RM_1", "RM_2");
    }

    private SessionHistory fold() {
        return SessionFold.fold(Facts.ROOM, facts.all());
    }
}
