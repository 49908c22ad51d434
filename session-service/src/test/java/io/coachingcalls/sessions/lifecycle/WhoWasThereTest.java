package io.coachingcalls.sessions.lifecycle;

import static io.coachingcalls.attendance.WebhookScript.ROOM;
import static io.coachingcalls.attendance.WebhookScript.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.coachingcalls.attendance.WebhookScript;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.sessions.lifecycle.SessionFact.LeaveReported;
import io.coachingcalls.sessions.lifecycle.SessionHistory.Participant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has been seen in rooms, from LiveKit's own JSON to the rows. */
class WhoWasThereTest {

    private static final String DIALING = ", \"kind\": \"SIP\", \"attributes\": {\"sip.callStatus\": \"dialing\"}";
    private static final String ACTIVE = ", \"kind\": \"SIP\", \"attributes\": {\"sip.callStatus\": \"active\"}";
    private static final String HANGUP = ", \"kind\": \"SIP\", \"attributes\": {\"sip.callStatus\": \"hangup\"}";
    private static final String HIDDEN = ", \"permission\": {\"canSubscribe\": true, \"hidden\": true}";

    private final WebhookScript script = new WebhookScript();
    private final List<SessionFact> reports = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTOR", "BRIDGE"})
    void shouldCountACallerFromWhatsApp(String kind) {
        String more = ", \"kind\": \"" + kind + "\"";
        script.joined(10, "RM_1", "PA_1", "caller", more)
                .left(70, "RM_1", "PA_1", "caller", 10, more)
                .finished(90, "RM_1");

        assertThat(session().status()).isEqualTo(SessionStatus.COMPLETED);
        assertThat(session().participantCount()).isEqualTo(1);
        assertThat(session().durationSeconds()).isEqualTo(60);
    }

    @Test
    void shouldNotCountAPhoneThatOnlyRang() {
        script.started(0, "RM_1")
                .joined(10, "RM_1", "PA_1", "phone", DIALING)
                .left(40, "RM_1", "PA_1", "phone", 10, DIALING)
                .finished(60, "RM_1");

        assertThat(session().status()).isEqualTo(SessionStatus.CANCELLED);
        assertThat(history().participants()).isEmpty();
        assertThat(history().members()).isEmpty();
    }

    @Test
    void shouldCountAPhoneFromWhenItIsKnownToBeAnswered() {
        script.started(0, "RM_1").joined(10, "RM_1", "PA_1", "phone", DIALING);
        assertThat(session().status()).isEqualTo(SessionStatus.SCHEDULED);

        script.found(30, "RM_1", "PA_1", "phone", 10, ACTIVE);
        assertThat(session().status()).isEqualTo(SessionStatus.IN_PROGRESS);

        script.left(90, "RM_1", "PA_1", "phone", 10, HANGUP).finished(110, "RM_1");
        assertThat(session().startedAt()).isEqualTo(at(30));
        assertThat(session().durationSeconds()).isEqualTo(60);
    }

    @Test
    void shouldNameNoHiddenSupervisorAndGiveThemNoRight() {
        script.joined(10, "RM_1", "PA_1", "ann")
                .joined(12, "RM_1", "PA_2", "supervisor", HIDDEN)
                .left(70, "RM_1", "PA_1", "ann", 10)
                .left(75, "RM_1", "PA_2", "supervisor", 12, HIDDEN)
                .finished(95, "RM_1");

        assertThat(history().participants()).extracting(Participant::userId).containsExactly("ann");
        assertThat(history().members()).containsExactly("ann");
        assertThat(session().participantNames()).containsExactly("ann");
        assertThat(session().endedAt()).isEqualTo(at(70));
    }

    /** LiveKit lets the second device take the place of the first, whose page then says goodbye. */
    @Test
    void shouldGoOnWhenTheFirstOfTwoDevicesSaysGoodbye() {
        script.joined(10, "RM_1", "PA_1", "ann")
                .joined(20, "RM_1", "PA_2", "ann")
                .left(20, "RM_1", "PA_1", "ann", 10);
        goodbye(21);

        assertThat(session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
        assertThat(history().participants()).extracting(Participant::leftAt).containsExactly(at(20), null);
    }

    /** Closing the tab that was left behind says goodbye, too. */
    @Test
    void shouldGoOnWhenTheFirstDeviceSaysGoodbyeLongAfter() {
        script.joined(10, "RM_1", "PA_1", "ann")
                .joined(20, "RM_1", "PA_2", "ann")
                .left(20, "RM_1", "PA_1", "ann", 10);
        goodbye(600);

        assertThat(session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
    }

    /** Its leave is still on its way to us. */
    @Test
    void shouldGoOnWhenNobodyKnowsWhichOfTwoDevicesSaysGoodbye() {
        script.joined(10, "RM_1", "PA_1", "ann").joined(20, "RM_1", "PA_2", "ann");
        goodbye(21);

        assertThat(session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
    }

    @Test
    void shouldEndAtOnceWhenTheSecondDeviceLeavesAndSaysSo() {
        script.joined(10, "RM_1", "PA_1", "ann")
                .joined(20, "RM_1", "PA_2", "ann")
                .left(20, "RM_1", "PA_1", "ann", 10);
        goodbye(21);
        script.left(100, "RM_1", "PA_2", "ann", 20);
        assertThat(session().status()).as("she may be reloading").isEqualTo(SessionStatus.IN_PROGRESS);

        goodbye(101);
        assertThat(session().status()).isEqualTo(SessionStatus.COMPLETED);
        assertThat(session().endedAt()).isEqualTo(at(100));
    }

    @Test
    void shouldEndAtOnceWhenSomebodySaysWhichConnectionTheyEnd() {
        script.joined(10, "RM_1", "PA_1", "ann")
                .joined(20, "RM_1", "PA_2", "ann")
                .left(20, "RM_1", "PA_1", "ann", 10);
        UUID second = history().participants().getLast().id();
        reports.add(new LeaveReported("said", at(50), ROOM, Provenance.REPORTED, second, "ann", at(50)));

        assertThat(session().status()).isEqualTo(SessionStatus.COMPLETED);
        assertThat(session().endedAt()).isEqualTo(at(50));
    }

    @Test
    void shouldLetNobodyEndAnothersConnection() {
        script.joined(10, "RM_1", "PA_1", "ann");
        UUID anns = history().participants().getFirst().id();
        reports.add(new LeaveReported("said", at(50), ROOM, Provenance.REPORTED, anns, "bob", at(50)));

        assertThat(session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
    }

    @Test
    void shouldBeOneSessionAcrossARestartOfLiveKit() {
        script.joined(10, "RM_1", "PA_1", "ann")
                .joined(11, "RM_1", "PA_2", "bob")
                .started(55, "RM_2")
                .joined(56, "RM_2", "PA_3", "ann")
                .joined(58, "RM_2", "PA_4", "bob")
                .foundFinished(50, "RM_1");

        assertThat(session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
        assertThat(session().settlesAt()).isNull();
        assertThat(session().roomSid()).isEqualTo("RM_2");
        assertThat(session().openRoomSids()).containsExactly("RM_2");
        assertThat(history().participants())
                .extracting(Participant::leftAt)
                .containsExactly(at(50), at(50), null, null);

        script.left(200, "RM_2", "PA_3", "ann", 56)
                .left(210, "RM_2", "PA_4", "bob", 58)
                .finished(230, "RM_2");

        assertThat(session().status()).isEqualTo(SessionStatus.COMPLETED);
        assertThat(session().startedAt()).isEqualTo(at(10));
        assertThat(session().endedAt()).isEqualTo(at(210));
        assertThat(session().participantCount()).isEqualTo(2);
    }

    @Test
    void shouldTakeBackAReconciledEnd() {
        script.joined(10, "RM_1", "PA_1", "ann").foundFinished(50, "RM_1");
        assertThat(session().status()).isEqualTo(SessionStatus.COMPLETED);

        script.joined(70, "RM_1", "PA_2", "bob");
        assertThat(session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
        assertThat(session().openRoomSids()).containsExactly("RM_1");
        assertThat(history().participants()).extracting(Participant::leftAt).containsOnlyNulls();

        script.left(90, "RM_1", "PA_1", "ann", 10)
                .left(95, "RM_1", "PA_2", "bob", 70)
                .finished(115, "RM_1");
        assertThat(session().endedAt()).isEqualTo(at(95));
        assertThat(session().settlesAt()).isEqualTo(at(115));
    }

    @Test
    void shouldTakeBackAReconciledEndWhenSomebodyLeavesLater() {
        script.joined(10, "RM_1", "PA_1", "ann")
                .joined(11, "RM_1", "PA_2", "bob")
                .foundFinished(50, "RM_1")
                .left(70, "RM_1", "PA_1", "ann", 10);

        assertThat(session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
    }

    @Test
    void shouldTakeBackAReconciledEndWhenTheReconcilerSeesThemAgain() {
        script.joined(10, "RM_1", "PA_1", "ann")
                .foundLeft(45, "RM_1", "PA_1", "ann", 10)
                .foundFinished(50, "RM_1")
                .foundStarted(110, "RM_1")
                .found(110, "RM_1", "PA_1", "ann", 10, "");

        assertThat(session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
        assertThat(session().startedAt()).isEqualTo(at(10));
        assertThat(history().participants())
                .singleElement()
                .extracting(Participant::leftAt)
                .isNull();
    }

    @Test
    void shouldTakeBackThatNobodyCameToARoomThatIsThere() {
        script.started(0, "RM_1").foundFinished(50, "RM_1");
        assertThat(session().status()).isEqualTo(SessionStatus.CANCELLED);

        script.foundStarted(110, "RM_1");
        assertThat(session().status()).isEqualTo(SessionStatus.SCHEDULED);
    }

    private void goodbye(long second) {
        reports.add(new LeaveReported(
                "goodbye-" + reports.size(), at(second), ROOM, Provenance.REPORTED, null, "ann", at(second)));
    }

    private SessionHistory history() {
        List<SessionFact> facts = new ArrayList<>(
                script.<SessionFact>read((event, provenance) -> FactReader.read(event, provenance, null).stream())
                        .toList());
        facts.addAll(reports);
        return SessionFold.fold(ROOM, facts);
    }

    private SessionHistory.Session session() {
        return history().session();
    }
}
