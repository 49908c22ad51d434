package io.coachingcalls.sessions.lifecycle;

import static io.coachingcalls.sessions.lifecycle.Facts.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import io.coachingcalls.events.InvitationAnswer;
import org.junit.jupiter.api.Test;

/** In whose history a session stands, and who may read it. */
class BelongingTest {

    private final Facts facts = new Facts();

    @Test
    void shouldNotStandInAHistoryUnasked() {
        facts.createdInviting(0);

        assertThat(members()).containsExactly("owner");
        assertThat(history().session().gone()).isEmpty();
    }

    @Test
    void shouldStandInTheHistoryOfWhoeverAccepts() {
        facts.createdInviting(0);
        facts.answered(5, 1, "guest", InvitationAnswer.ACCEPTED);

        assertThat(members()).containsExactlyInAnyOrder("owner", "guest");
    }

    @Test
    void shouldStandInTheHistoryOfWhoeverCame() {
        facts.createdInviting(0);
        facts.joined(5, "RM_1", "PA_1", "guest");

        assertThat(members()).containsExactlyInAnyOrder("owner", "guest");
    }

    @Test
    void shouldBeNoneOfTheirsWhoDeclineOrLeaveEvenIfTheyCame() {
        facts.createdInviting(0);
        facts.joined(5, "RM_1", "PA_1", "guest");
        facts.answered(5, 1, "guest", InvitationAnswer.ACCEPTED);
        facts.answered(90, 2, "guest", InvitationAnswer.LEFT);

        assertThat(members()).containsExactly("owner");
        assertThat(history().session().gone()).containsExactly("guest");
        assertThat(history().participants()).as("they were there all the same").hasSize(1);
    }

    @Test
    void shouldBelieveTheLatestAnswer() {
        facts.createdInviting(0);
        facts.answered(9, 1, "guest", InvitationAnswer.DECLINED);
        facts.answered(5, 2, "guest", InvitationAnswer.ACCEPTED);

        assertThat(members()).containsExactlyInAnyOrder("owner", "guest");
        assertThat(history().session().gone()).isEmpty();
    }

    @Test
    void shouldStayTheOwners() {
        facts.createdInviting(0);
        facts.answered(5, 1, "owner", InvitationAnswer.LEFT);

        assertThat(members()).containsExactly("owner");
        assertThat(history().session().gone()).isEmpty();
    }

    @Test
    void shouldAskNobodyAboutACallOfBefore() {
        facts.created(0);

        assertThat(members()).containsExactlyInAnyOrder("owner", "guest");
    }

    @Test
    void shouldTakeNobodyForAskedOnARoomsWordAlone() {
        facts.roomStarted(0, "RM_1");

        assertThat(members()).containsExactly("owner");
    }

    private Set<String> members() {
        return history().members();
    }

    private SessionHistory history() {
        return SessionFold.fold(ROOM, facts.all());
    }
}
