package io.coachingcalls.sessions.lifecycle;

import static io.coachingcalls.sessions.lifecycle.Facts.ROOM;
import static io.coachingcalls.sessions.lifecycle.Facts.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.coachingcalls.events.Provenance;
import io.coachingcalls.sessions.lifecycle.SessionHistory.Participant;
import org.junit.jupiter.api.Test;

class SessionFoldTest {

    private final Facts facts = new Facts();

    @Test
    void shouldBeScheduledWhenNobodyHasCome() {
        facts.created(0);
        facts.roomStarted(1, "RM_1");

        assertThat(session().status()).isEqualTo(SessionStatus.SCHEDULED);
        assertThat(session().userId()).isEqualTo("owner");
        assertThat(session().startedAt()).isNull();
    }

    @Test
    void shouldTakeTheTermsFromTheRoomsMetadataWhenTheAnnouncementIsLost() {
        facts.roomStarted(1, "RM_1");

        assertThat(session().userId()).isEqualTo("owner");
        assertThat(session().maxDurationSeconds()).isEqualTo(600);
    }

    @Test
    void shouldRunFromTheFirstJoinToTheLastLeave() {
        facts.created(0);
        facts.joined(10, "RM_1", "PA_a", "ann");
        facts.joined(12, "RM_1", "PA_b", "bob");
        facts.left(40, "RM_1", "PA_a", "ann", 10);
        facts.left(75, "RM_1", "PA_b", "bob", 12);
        facts.finished(95, "RM_1");

        assertThat(session().status()).isEqualTo(SessionStatus.COMPLETED);
        assertThat(session().startedAt()).isEqualTo(at(10));
        assertThat(session().endedAt()).isEqualTo(at(75));
        assertThat(session().durationSeconds()).isEqualTo(65);
        assertThat(session().participantCount()).isEqualTo(2);
        assertThat(session().participantNames()).containsExactly("ann", "bob");
    }

    @Test
    void shouldSayWhyItEnded() {
        facts.joined(10, "RM_1", "PA_a", "ann");
        assertThat(session().endReason()).isNull();

        facts.left(610, "RM_1", "PA_a", "ann", 10);
        facts.finished(630, "RM_1");
        assertThat(session().endReason()).isEqualTo("everyone_left");

        facts.timeWasUp(610);
        assertThat(session().endReason()).isEqualTo("time_limit");
        assertThat(session().status()).isEqualTo(SessionStatus.COMPLETED);

        facts.ended(605);
        assertThat(session().endReason()).as("the first of two").isEqualTo("ended_by_person");
    }

    @Test
    void shouldStayInProgressWhileTheRoomIsOpen() {
        facts.joined(10, "RM_1", "PA_a", "ann");
        facts.left(20, "RM_1", "PA_a", "ann", 10);

        assertThat(session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
        assertThat(session().endedAt()).isNull();
        assertThat(session().durationSeconds()).isNull();
    }

    @Test
    void shouldKeepARowPerConnectionAndCountThePersonOnce() {
        facts.joined(10, "RM_1", "PA_a1", "ann");
        facts.left(20, "RM_1", "PA_a1", "ann", 10);
        facts.joined(25, "RM_1", "PA_a2", "ann");

        assertThat(participants()).extracting(Participant::participantSid).containsExactly("PA_a1", "PA_a2");
        assertThat(participants().get(1).leftAt()).isNull();
        assertThat(session().participantCount()).isEqualTo(1);
    }

    @Test
    void shouldKnowTheJoinFromTheLeaveWhenTheJoinIsLost() {
        facts.left(30, "RM_1", "PA_a", "ann", 10);

        assertThat(participants()).hasSize(1);
        assertThat(participants().getFirst().joinedAt()).isEqualTo(at(10));
        assertThat(session().startedAt()).isEqualTo(at(10));
    }

    @Test
    void shouldEndTheStayWithTheRoomWhenTheLeaveIsLost() {
        facts.joined(10, "RM_1", "PA_a", "ann");
        facts.finished(50, "RM_1");

        assertThat(participants().getFirst().leftAt()).isEqualTo(at(50));
        assertThat(session().endedAt()).isEqualTo(at(50));
    }

    @Test
    void shouldNeverLetALeaveComeBeforeItsJoin() {
        facts.joined(10.9, "RM_1", "PA_a", "ann");
        facts.left(10, "RM_1", "PA_a", "ann", 10.9);

        assertThat(participants().getFirst().leftAt()).isEqualTo(at(10.9));
    }

    @Test
    void shouldBelieveWhatWasObservedOverWhatWasReconciled() {
        facts.joined(10, "RM_1", "PA_a", "ann");
        facts.left(60, "RM_1", "PA_a", "ann", 10, Provenance.RECONCILED);
        facts.left(30, "RM_1", "PA_a", "ann", 10, Provenance.OBSERVED);

        assertThat(participants().getFirst().leftAt()).isEqualTo(at(30));
        assertThat(participants().getFirst().leftProvenance()).isEqualTo(Provenance.OBSERVED);
    }

    @Test
    void shouldNotReopenAnEndedSessionForALaterRoomOfTheSameName() {
        facts.joined(10, "RM_1", "PA_a", "ann");
        facts.left(30, "RM_1", "PA_a", "ann", 10);
        facts.finished(50, "RM_1");
        facts.roomStarted(60, "RM_2");
        facts.joined(61, "RM_2", "PA_c", "ann");

        assertThat(session().status()).isEqualTo(SessionStatus.COMPLETED);
        assertThat(session().roomSid()).isEqualTo("RM_1");
        assertThat(participants()).hasSize(1);
    }

    @Test
    void shouldStartInASecondRoomWhenTheFirstTimedOutEmpty() {
        facts.created(0);
        facts.roomStarted(1, "RM_1");
        facts.finished(301, "RM_1");
        facts.roomStarted(400, "RM_2");
        facts.joined(401, "RM_2", "PA_a", "ann");

        assertThat(session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
        assertThat(session().roomSid()).isEqualTo("RM_2");
    }

    @Test
    void shouldBeCancelledWhenTheRoomClosedEmpty() {
        facts.created(0);
        facts.finished(301, "RM_1");

        assertThat(session().status()).isEqualTo(SessionStatus.CANCELLED);
    }

    @Test
    void shouldBeMissedWhenAScheduledRoomClosedEmpty() {
        facts.scheduled(0, 3600);
        facts.finished(4200, "RM_1");

        assertThat(session().status()).isEqualTo(SessionStatus.MISSED);
    }

    @Test
    void shouldBeCancelledWhenTheCallWasEndedBeforeAnybodyCame() {
        facts.scheduled(0, 3600);
        facts.ended(10);

        assertThat(session().status()).isEqualTo(SessionStatus.CANCELLED);
    }

    @Test
    void shouldListAgentsButNotCountThem() {
        facts.agentJoined(5, "RM_1", "PA_x", "fred");
        facts.joined(10, "RM_1", "PA_a", "ann");

        assertThat(participants()).hasSize(2);
        assertThat(session().participantCount()).isEqualTo(1);
        assertThat(session().startedAt()).isEqualTo(at(10));
        assertThat(history().members()).containsExactlyInAnyOrder("ann");
    }

    @Test
    void shouldShowASessionToOwnerInvitedAndThoseWhoWereThere() {
        facts.created(0);
        facts.joined(10, "RM_1", "PA_a", "ann");

        assertThat(history().members()).containsExactlyInAnyOrder("owner", "guest", "ann");
    }

    private SessionHistory history() {
        return SessionFold.fold(ROOM, facts.all());
    }

    private SessionHistory.Session session() {
        return history().session();
    }

    private List<Participant> participants() {
        return history().participants();
    }
}
