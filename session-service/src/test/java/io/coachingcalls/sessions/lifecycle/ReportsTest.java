package io.coachingcalls.sessions.lifecycle;

import static io.coachingcalls.sessions.lifecycle.Facts.ROOM;
import static io.coachingcalls.sessions.lifecycle.Facts.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.sessions.lifecycle.SessionHistory.Participant;
import org.junit.jupiter.api.Test;

/** What clients say joins what LiveKit says, and never fights it. */
class ReportsTest {

    private final Facts facts = new Facts();

    @Test
    void shouldMakeOneRowOfAReportAndLiveKitsEventWhicheverComesFirst() {
        UUID reported = facts.reportedJoin(10.8, "ann");
        facts.joined(10, "RM_1", "PA_a", "ann");

        assertThat(participants()).hasSize(1);
        assertThat(participants().getFirst().participantSid()).isEqualTo("PA_a");
        assertThat(participants().getFirst().joinedAt()).isEqualTo(at(10));
        assertThat(participants().getFirst().aliases()).containsExactly(reported);
    }

    @Test
    void shouldKeepAReportedJoinThatLiveKitNeverTold() {
        UUID reported = facts.reportedJoin(10, "ann");

        assertThat(participants()).hasSize(1);
        assertThat(participants().getFirst().id()).isEqualTo(reported);
        assertThat(participants().getFirst().joinProvenance()).isEqualTo(Provenance.REPORTED);
        assertThat(session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
    }

    @Test
    void shouldTellTwoConnectionsOfOnePersonApart() {
        facts.joined(10, "RM_1", "PA_1", "ann");
        facts.left(20, "RM_1", "PA_1", "ann", 10);
        facts.joined(25, "RM_1", "PA_2", "ann");
        UUID first = facts.reportedJoin(11, "ann");
        UUID second = facts.reportedJoin(25.5, "ann");

        assertThat(participants()).hasSize(2);
        assertThat(participants().get(0).aliases()).containsExactly(first);
        assertThat(participants().get(1).aliases()).containsExactly(second);
    }

    @Test
    void shouldTakeARepeatedReportForTheSameJoin() {
        facts.joined(10, "RM_1", "PA_1", "ann");
        facts.reportedJoin(10.5, "ann");
        facts.reportedJoin(11, "ann");

        assertThat(participants()).hasSize(1);
        assertThat(participants().getFirst().aliases()).hasSize(2);
    }

    @Test
    void shouldMatchByTheSidAClientNames() {
        facts.joined(10, "RM_1", "PA_1", "ann");
        facts.joined(12, "RM_1", "PA_2", "ann");
        UUID reported = facts.reportedJoin(10, "ann", "PA_2");

        assertThat(participants()).hasSize(2);
        assertThat(participants().get(1).aliases()).containsExactly(reported);
    }

    @Test
    void shouldNotTakeAConnectionThatAClientNamesForAnother() {
        facts.joined(10, "RM_1", "PA_1", "ann");
        UUID second = facts.reportedJoin(15, "ann", "PA_2");

        assertThat(participants()).hasSize(2);
        assertThat(participants().get(0).aliases()).isEmpty();
        assertThat(participants().get(1).id()).isEqualTo(second);
    }

    @Test
    void shouldNotLetSomebodyElseClaimAConnectionThatLiveKitToldOf() {
        UUID claim = facts.reportedJoin(9, "mallory", "Mallory", "PA_1");
        facts.joined(10, "RM_1", "PA_1", "ann");
        facts.reportedLeave(20, "mallory", claim);

        assertThat(participants()).singleElement().satisfies(ann -> {
            assertThat(ann.userId()).isEqualTo("ann");
            assertThat(ann.name()).isEqualTo("ann");
            assertThat(ann.aliases()).isEmpty();
            assertThat(ann.leftAt()).isNull();
        });
    }

    @Test
    void shouldKeepBothWhoClaimAConnectionOfWhichLiveKitToldNothing() {
        facts.reportedJoin(9, "mallory", "PA_1");
        UUID anns = facts.reportedJoin(10, "ann", "PA_1");

        assertThat(participants()).extracting(Participant::userId).containsExactly("mallory", "ann");
        assertThat(participants().getLast().id()).isEqualTo(anns);
    }

    @Test
    void shouldGoOnWhenTheFirstDeviceLeavesBeforeLiveKitTellsOfTheSecond() {
        facts.joined(10, "RM_1", "PA_1", "ann");
        facts.reportedJoin(15, "ann", "PA_2");
        facts.reportedLeave(16, "ann", SessionIds.ofParticipant("PA_1"));

        assertThat(session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
    }

    @Test
    void shouldEndAStayByItsAliasWhenLiveKitSaysNothing() {
        UUID reported = facts.reportedJoin(10.5, "ann");
        facts.joined(10, "RM_1", "PA_1", "ann");
        facts.reportedLeave(40, "ann", reported);

        assertThat(participants().getFirst().leftAt()).isEqualTo(at(40));
        assertThat(participants().getFirst().leftProvenance()).isEqualTo(Provenance.REPORTED);
    }

    @Test
    void shouldBelieveLiveKitOverTheClientWhicheverComesFirst() {
        facts.reportedLeave(20, "ann", null);
        facts.joined(10, "RM_1", "PA_1", "ann");
        facts.left(30, "RM_1", "PA_1", "ann", 10);

        assertThat(participants().getFirst().leftAt()).isEqualTo(at(30));
        assertThat(participants().getFirst().leftProvenance()).isEqualTo(Provenance.OBSERVED);
    }

    @Test
    void shouldNotEndASessionForSomebodyStillInside() {
        facts.joined(10, "RM_1", "PA_a", "ann");
        facts.joined(11, "RM_1", "PA_b", "bob");
        facts.reportedLeave(30, "ann", null);

        assertThat(session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
        assertThat(session().endedAt()).isNull();
    }

    @Test
    void shouldCompleteWhenTheLastOneReportsLeavingAndReopenWhenSomebodyComesBack() {
        facts.joined(10, "RM_1", "PA_a", "ann");
        facts.reportedLeave(30, "ann", null);
        facts.left(31, "RM_1", "PA_a", "ann", 10);

        assertThat(session().status()).isEqualTo(SessionStatus.COMPLETED);
        assertThat(session().endedAt()).isEqualTo(at(31));

        facts.joined(35, "RM_1", "PA_a2", "ann");

        assertThat(session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
        assertThat(session().endedAt()).isNull();
    }

    @Test
    void shouldNotTakeAReloadForTheEndOfACall() {
        facts.joined(10, "RM_1", "PA_a", "ann");
        facts.left(31, "RM_1", "PA_a", "ann", 10);

        assertThat(session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
    }

    @Test
    void shouldStartByReportWithinWhatIsPossible() {
        facts.created(0);
        facts.reportedStart(20, "ann", -500);

        assertThat(session().startedAt()).as("not before the call was made").isEqualTo(at(0));

        Facts future = new Facts();
        future.created(0);
        future.reportedStart(20, "ann", 9000);

        assertThat(SessionFold.fold(ROOM, future.all()).session().startedAt())
                .as("not after we heard of it")
                .isEqualTo(at(20));
    }

    @Test
    void shouldForgetAReportedStartWhenLiveKitTellsOfTheJoin() {
        facts.reportedStart(20, "ann", 15);
        facts.joined(12, "RM_1", "PA_a", "ann");

        assertThat(participants()).hasSize(1);
        assertThat(session().startedAt()).isEqualTo(at(12));
    }

    @Test
    void shouldNeverLetAReportedLeaveComeBeforeItsJoinOrAfterWeHeardOfIt() {
        facts.joined(10, "RM_1", "PA_a", "ann");
        facts.reportedLeave(12, "ann", null);
        facts.finished(50, "RM_1");

        assertThat(participants().getFirst().leftAt()).isEqualTo(at(12));
    }

    @Test
    void shouldAddNotesInOrderOfTime() {
        facts.note(20, "coach", "Call the bank.");
        facts.note(10, "owner", "Pricing is open.");
        facts.created(0);

        assertThat(session().notes()).isEqualTo("Pricing is open.\nCall the bank.");
    }

    private SessionHistory.Session session() {
        return SessionFold.fold(ROOM, facts.all()).session();
    }

    private List<Participant> participants() {
        return SessionFold.fold(ROOM, facts.all()).participants();
    }
}
