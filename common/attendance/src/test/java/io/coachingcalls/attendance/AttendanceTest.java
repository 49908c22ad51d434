package io.coachingcalls.attendance;

import static io.coachingcalls.attendance.Told.at;
import static io.coachingcalls.events.Provenance.OBSERVED;
import static io.coachingcalls.events.Provenance.RECONCILED;
import static io.coachingcalls.events.Provenance.REPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachingcalls.events.Provenance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttendanceTest {

    private final Told told = new Told();

    @Test
    void shouldKnowNobodyWhereNobodyCame() {
        told.started(0, "RM_1", OBSERVED).joined(1, "RM_1", "PA_f", "fred", ParticipantKind.AGENT);

        assertThat(attendance().connections()).isEmpty();
        assertThat(attendance().room()).isEmpty();
        assertThat(attendance().liveRoomSids()).containsExactly("RM_1");
        assertThat(attendance().isOver()).isFalse();
    }

    @Test
    void shouldRunFromTheFirstJoinToTheLastLeave() {
        told.joined(10, "RM_1", "PA_a", "ann")
                .joined(12, "RM_1", "PA_b", "bob")
                .left(40, "RM_1", "PA_a", "ann", 10, OBSERVED);

        assertThat(attendance().peoplePresent())
                .extracting(ParticipantConnection::identity)
                .containsExactly("bob");
        assertThat(attendance().lastLeave()).isEmpty();

        told.left(75, "RM_1", "PA_b", "bob", 12, OBSERVED).finished(95, "RM_1", OBSERVED);

        assertThat(attendance().firstJoin()).hasValue(at(10));
        assertThat(attendance().lastLeave()).hasValue(at(75));
        assertThat(attendance().isOver()).isTrue();
        assertThat(attendance().liveRoomSids()).isEmpty();
    }

    @Test
    void shouldListAgentsButNotCountThem() {
        told.joined(5, "RM_1", "PA_f", "fred", ParticipantKind.AGENT)
                .joined(10, "RM_1", "PA_a", "ann")
                .left(20, "RM_1", "PA_a", "ann", 10, OBSERVED);

        assertThat(attendance().connections())
                .extracting(ParticipantConnection::identity)
                .containsExactly("fred", "ann");
        assertThat(attendance().firstJoin()).hasValue(at(10));
        assertThat(attendance().lastLeave()).hasValue(at(20));
    }

    @Test
    void shouldKnowTheJoinFromTheLeaveWhenTheJoinIsLost() {
        told.left(30, "RM_1", "PA_a", "ann", 10, OBSERVED);

        assertThat(only().joinedAt()).isEqualTo(at(10));
        assertThat(only().joinDecidedBy()).isEqualTo("EV_0");
    }

    @Test
    void shouldBelieveLiveKitsLeaveOverTheReconcilersAndOfEqualsTheLatest() {
        told.joined(10, "RM_1", "PA_a", "ann")
                .left(60, "RM_1", "PA_a", "ann", 10, RECONCILED)
                .left(70, "RM_1", "PA_a", "ann", 10, RECONCILED);
        assertThat(only().leftAt()).hasValue(at(70));

        told.left(30, "RM_1", "PA_a", "ann", 10, OBSERVED).left(31, "RM_1", "PA_a", "ann", 10, OBSERVED);
        assertThat(only().leftAt()).hasValue(at(31));
        assertThat(only().end()).map(End::provenance).hasValue(OBSERVED);
        assertThat(only().end()).map(End::factId).hasValue("EV_4");
    }

    @Test
    void shouldNeverLetALeaveComeBeforeItsJoin() {
        told.joined(10.9, "RM_1", "PA_a", "ann").left(10, "RM_1", "PA_a", "ann", 10.9, OBSERVED);

        assertThat(only().leftAt()).hasValue(at(10.9));
    }

    @Test
    void shouldEndEveryConnectionWithItsRoom() {
        told.joined(10, "RM_1", "PA_a", "ann").finished(50, "RM_1", OBSERVED);

        assertThat(only().leftAt()).hasValue(at(50));
        assertThat(only().leave()).as("nobody told of her leave").isNull();
    }

    @Test
    void shouldNotCountAPhoneThatOnlyRang() {
        told.joined(10, "RM_1", "PA_p", "+491", ParticipantKind.RINGING)
                .left(40, "RM_1", "PA_p", "+491", 10, ParticipantKind.RINGING, OBSERVED)
                .finished(60, "RM_1", OBSERVED);

        assertThat(attendance().connections()).isEmpty();
        assertThat(attendance().isOver()).isFalse();
        assertThat(attendance().otherSids()).containsExactly("PA_p");
    }

    @Test
    void shouldCountAPhoneFromItsAnswerToItsHangup() {
        told.joined(10, "RM_1", "PA_p", "+491", ParticipantKind.RINGING)
                .found(25, "RM_1", "PA_p", "+491", 25)
                .left(90, "RM_1", "PA_p", "+491", 90, ParticipantKind.RINGING, OBSERVED);

        assertThat(only().isPersons()).isTrue();
        assertThat(only().joinedAt()).isEqualTo(at(25));
        assertThat(only().leftAt()).hasValue(at(90));
    }

    @Test
    void shouldCountAPhoneOfWhoseAnswerOnlyItsLeaveTells() {
        told.joined(10, "RM_1", "PA_p", "+491", ParticipantKind.RINGING).left(90, "RM_1", "PA_p", "+491", 90, OBSERVED);

        assertThat(only().isPersons()).isTrue();
        assertThat(only().leftAt()).hasValue(at(90));
    }

    @Test
    void shouldChangeNothingForALaterRoomWhenTheFirstWasSeenToEnd() {
        told.joined(10, "RM_1", "PA_a", "ann")
                .left(30, "RM_1", "PA_a", "ann", 10, OBSERVED)
                .finished(50, "RM_1", OBSERVED)
                .started(60, "RM_2", OBSERVED)
                .joined(61, "RM_2", "PA_c", "ann");

        assertThat(only().sid()).isEqualTo("PA_a");
        assertThat(attendance().isOver()).isTrue();
        assertThat(attendance().room()).map(RoomInstance::sid).hasValue("RM_1");
        assertThat(attendance().liveRoomSids()).containsExactly("RM_2");
        assertThat(attendance().otherSids()).containsExactly("PA_c");
    }

    @Test
    void shouldBeginInTheFirstRoomThatAPersonWasIn() {
        told.started(1, "RM_1", OBSERVED).finished(301, "RM_1", OBSERVED).joined(401, "RM_2", "PA_a", "ann");

        assertThat(attendance().room()).map(RoomInstance::sid).hasValue("RM_2");
        assertThat(only().isPresent()).isTrue();
    }

    @Test
    void shouldGoOnInTheNextRoomWhenNobodySawTheEndOfTheFirst() {
        told.joined(10, "RM_1", "PA_1", "ann")
                .joined(11, "RM_1", "PA_2", "bob")
                .joined(60, "RM_2", "PA_3", "ann")
                .joined(62, "RM_2", "PA_4", "bob");

        assertThat(attendance().connections())
                .extracting(connection -> connection.leftAt().orElse(null))
                .containsExactly(at(60), at(60), null, null);
        assertThat(attendance().room()).map(RoomInstance::sid).hasValue("RM_2");
        assertThat(attendance().liveRoomSids()).containsExactly("RM_2");

        told.finished(55, "RM_1", RECONCILED);

        assertThat(attendance().isOver())
                .as("the reconciled end of the first ends nothing")
                .isFalse();
        assertThat(attendance().peoplePresent()).hasSize(2);

        told.finished(300, "RM_2", OBSERVED);

        assertThat(attendance().isOver()).isTrue();
        assertThat(attendance().firstJoin()).hasValue(at(10));
        assertThat(attendance().lastLeave()).hasValue(at(300));
    }

    @Test
    void shouldTakeBackTheReconciledEndOfARoomInWhichSomebodyWasSeenLater() {
        told.joined(10, "RM_1", "PA_a", "ann").finished(50, "RM_1", RECONCILED);
        assertThat(attendance().isOver()).isTrue();

        told.joined(70, "RM_1", "PA_b", "bob");

        assertThat(attendance().isOver()).isFalse();
        assertThat(attendance().peoplePresent()).hasSize(2);

        told.finished(90, "RM_1", RECONCILED);
        assertThat(attendance().lastLeave()).as("lost once more").hasValue(at(90));
    }

    @Test
    void shouldTakeBackTheReconciledEndOfARoomThatSomebodyLeftLater() {
        told.joined(10, "RM_1", "PA_a", "ann")
                .joined(11, "RM_1", "PA_b", "bob")
                .finished(50, "RM_1", RECONCILED)
                .left(70, "RM_1", "PA_a", "ann", 10, OBSERVED);

        assertThat(attendance().isOver()).isFalse();
        assertThat(attendance().peoplePresent())
                .extracting(ParticipantConnection::identity)
                .containsExactly("bob");
    }

    /** A reconciler tells an end in whole seconds. */
    @Test
    void shouldNotTakeBackAReconciledEndForWhatWasSeenInItsSecond() {
        told.joined(10, "RM_1", "PA_a", "ann")
                .left(50.2, "RM_1", "PA_a", "ann", 10, OBSERVED)
                .finished(50, "RM_1", RECONCILED);

        assertThat(attendance().isOver()).isTrue();
        assertThat(attendance().lastLeave()).hasValue(at(50.2));
    }

    @Test
    void shouldTakeBackAReconciledEndWhenTheReconcilerSeesThemAgain() {
        told.joined(10, "RM_1", "PA_a", "ann")
                .left(50, "RM_1", "PA_a", "ann", 10, RECONCILED)
                .finished(50, "RM_1", RECONCILED)
                .started(110, "RM_1", RECONCILED);
        assertThat(attendance().isOver()).isFalse();
        assertThat(attendance().peoplePresent()).isEmpty();

        told.found(110, "RM_1", "PA_a", "ann", 10);
        assertThat(attendance().peoplePresent()).hasSize(1);
        assertThat(only().joinedAt()).isEqualTo(at(10));

        told.left(150, "RM_1", "PA_a", "ann", 10, RECONCILED);
        assertThat(only().leftAt()).as("lost once more").hasValue(at(150));
    }

    @Test
    void shouldStandByAnEndThatLiveKitTold() {
        told.joined(10, "RM_1", "PA_a", "ann")
                .left(30, "RM_1", "PA_a", "ann", 10, OBSERVED)
                .finished(50, "RM_1", OBSERVED)
                .found(70, "RM_1", "PA_a", "ann", 10);

        assertThat(attendance().isOver()).isTrue();
        assertThat(only().leftAt()).hasValue(at(30));
    }

    @Test
    void shouldKnowWhoCameFirstIntoTheRoomThatTheCallIsIn() {
        assertThat(attendance().firstOfRoom()).isEmpty();

        told.joined(9, "RM_1", "PA_f", "fred", ParticipantKind.AGENT)
                .joined(10, "RM_1", "PA_1", "ann")
                .joined(11, "RM_1", "PA_2", "bob");
        assertThat(attendance().firstOfRoom()).map(ParticipantConnection::sid).hasValue("PA_1");

        told.joined(60, "RM_2", "PA_4", "bob").joined(62, "RM_2", "PA_3", "ann");
        assertThat(attendance().firstOfRoom()).map(ParticipantConnection::sid).hasValue("PA_4");
    }

    @Test
    void shouldNotListAPhoneThatRangBesideAPerson() {
        told.joined(10, "RM_1", "PA_a", "ann").joined(12, "RM_1", "PA_p", "+491", ParticipantKind.RINGING);

        assertThat(only().sid()).isEqualTo("PA_a");
        assertThat(attendance().otherSids()).containsExactly("PA_p");
    }

    @Test
    void shouldTakeOfTwoRoomsOfTheSameMomentThatWithTheFirstSid() {
        told.joined(10, "RM_2", "PA_2", "bob")
                .joined(10, "RM_1", "PA_1", "ann")
                .finished(50, "RM_1", OBSERVED)
                .finished(50, "RM_2", OBSERVED);

        assertThat(only().sid()).isEqualTo("PA_1");
    }

    @Test
    void shouldTakeANameFromWhicheverEventHasOne() {
        told.add(join("EV_a", OBSERVED, null));
        assertThat(only().name()).isNull();

        told.add(new AttendanceEvent.Left(
                "EV_b",
                at(90),
                OBSERVED,
                "RM_1",
                new Connection("PA_a", "ann", "Anna", ParticipantKind.PERSON, at(10))));
        assertThat(only().name()).isEqualTo("Anna");

        told.add(join("EV_c", RECONCILED, "Ann"));
        assertThat(only().name()).isEqualTo("Ann");
    }

    /** Who is back in the next room has left the one before, whenever that was found out. */
    @Test
    void shouldNotBelieveALeaveThatWasFoundOutWhenTheyWereBack() {
        told.joined(10, "RM_1", "PA_1", "ann")
                .left(75, "RM_1", "PA_1", "ann", 10, RECONCILED)
                .joined(60, "RM_2", "PA_2", "ann");

        assertThat(attendance().connections().getFirst().leftAt()).hasValue(at(60));
    }

    @Test
    void shouldBelieveLiveKitThatSomebodyWasStillThereWhenTheOthersWereBack() {
        told.joined(10, "RM_1", "PA_1", "ann")
                .joined(60, "RM_2", "PA_2", "bob")
                .left(65, "RM_1", "PA_1", "ann", 10, OBSERVED);

        assertThat(attendance().connections().getFirst().leftAt()).hasValue(at(65));
    }

    /** People see no rooms: what they report takes no end back. */
    @Test
    void shouldNotTakeBackAnEndForWhatAPersonReports() {
        told.joined(10, "RM_1", "PA_a", "ann")
                .left(50, "RM_1", "PA_a", "ann", 10, RECONCILED)
                .finished(50, "RM_1", RECONCILED)
                .seen(70, "RM_1", "PA_a", "ann", 10, ParticipantKind.PERSON, REPORTED)
                .started(70, "RM_1", REPORTED);

        assertThat(only().leftAt()).hasValue(at(50));
        assertThat(attendance().isOver()).isTrue();
    }

    /** It is dated by when somebody was missing, not by when they were seen. */
    @Test
    void shouldNotTakeBackTheEndOfARoomForALeaveThatWasFoundOutLater() {
        told.joined(10, "RM_1", "PA_a", "ann")
                .finished(50, "RM_1", RECONCILED)
                .left(70, "RM_1", "PA_a", "ann", 10, RECONCILED);

        assertThat(attendance().isOver()).isTrue();
    }

    private static AttendanceEvent.Joined join(String id, Provenance provenance, @Nullable String name) {
        return new AttendanceEvent.Joined(
                id, at(10), provenance, "RM_1", new Connection("PA_a", "ann", name, ParticipantKind.PERSON, at(10)));
    }

    private Attendance attendance() {
        return told.attendance();
    }

    private ParticipantConnection only() {
        assertThat(attendance().connections()).hasSize(1);
        return attendance().connections().getFirst();
    }
}
