package io.coachingcalls.recordings.room;

import static io.coachingcalls.recordings.room.Facts.ROOM;
import static io.coachingcalls.recordings.room.Facts.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import io.coachingcalls.events.InvitationAnswer;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.recordings.room.RoomHistory.Room;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomFoldTest {

    private final Facts facts = new Facts();

    @Test
    void shouldSayWhoseTheRoomIsAndWhoWasThere() {
        facts.created(0, "coach")
                .joined(5, "PA_1", "owner", "Sam")
                .joined(9, "PA_2", "visitor", null)
                .left(60, "PA_1", "owner", 5, Provenance.OBSERVED)
                .left(61, "PA_2", "visitor", 9, Provenance.OBSERVED);

        Room room = room();

        assertThat(room.ownerId()).isEqualTo("owner");
        assertThat(room.coachId()).isEqualTo("coach");
        assertThat(room.invited()).containsExactly("guest");
        assertThat(room.attended()).containsExactly("owner", "visitor");
        assertThat(room.attendedNames()).containsExactly("Sam", "visitor");
        assertThat(room.firstJoinedAt()).isEqualTo(at(5));
        assertThat(room.lastLeftAt()).isEqualTo(at(61));
        assertThat(room.settledAt()).isNull();
    }

    @Test
    void shouldKnowACallByItsRoomAloneUntilItIsAnnounced() {
        facts.roomStarted(1);

        assertThat(room().coachId()).isEqualTo("coach of the metadata");
        assertThat(room().ownerId()).isEqualTo("owner");

        facts.created(0, "coach");

        assertThat(room().coachId()).isEqualTo("coach");
        assertThat(room().createdAt()).isEqualTo(at(0));
    }

    @Test
    void shouldCallSomebodyByTheFirstNameThatTheyGave() {
        facts.created(0, null)
                .joined(5, "PA_1", "owner", null)
                .joined(9, "PA_2", "owner", "Sam")
                .joined(12, "PA_3", "owner", "Samuel");

        assertThat(room().attendedNames()).containsExactly("Sam");
    }

    @ParameterizedTest
    @CsvSource(
            value = {"0, null", "-1, null", "1, 1", "600, 600"},
            nullValues = "null")
    void shouldKnowHowLongItMayLastWhereThatWasSaid(long said, @Nullable Long known) {
        facts.created(0, null, said);

        assertThat(room().maxDurationSeconds()).isEqualTo(known);
    }

    @Test
    void shouldBeNoneOfTheirsWhoDeclinedOrLeftByTheirLatestAnswer() {
        facts.created(0, "coach")
                .answered(9, 1, "guest", InvitationAnswer.ACCEPTED)
                .answered(5, 2, "guest", InvitationAnswer.LEFT)
                .answered(5, 1, "coach", InvitationAnswer.DECLINED)
                .answered(4, 2, "coach", InvitationAnswer.ACCEPTED);

        assertThat(room().gone()).containsExactly("guest");
        assertThat(room().invited()).containsExactly("guest");
    }

    @Test
    void shouldKnowSomeoneByTheirLeaveAlone() {
        facts.created(0, null).left(60, "PA_1", "visitor", 5, Provenance.OBSERVED);

        assertThat(room().attended()).containsExactly("visitor");
        assertThat(room().firstJoinedAt()).isEqualTo(at(5));
    }

    @Test
    void shouldBelieveWhatWasObservedOverWhatWasReconciled() {
        facts.created(0, null)
                .joined(5, "PA_1", "owner", "Sam")
                .left(50, "PA_1", "owner", 5, Provenance.RECONCILED)
                .left(60, "PA_1", "owner", 5, Provenance.OBSERVED);

        assertThat(room().lastLeftAt()).isEqualTo(at(60));
    }

    @Test
    void shouldHaveNobodyGoneWhileSomeoneIsThere() {
        facts.created(0, null)
                .joined(5, "PA_1", "owner", "Sam")
                .joined(6, "PA_2", "owner", "Sam")
                .left(60, "PA_1", "owner", 5, Provenance.OBSERVED);

        assertThat(room().lastLeftAt()).isNull();
        assertThat(room().attended()).containsExactly("owner");
    }

    @Test
    void shouldBeSettledWhenSessionServiceSaysSo() {
        facts.created(0, null).joined(5, "PA_1", "owner", "Sam").settled(90, "completed", "owner", "unseen");

        assertThat(room().status()).isEqualTo("completed");
        assertThat(room().settledAt()).isEqualTo(at(90));
        assertThat(room().attended()).containsExactly("owner", "unseen");
        assertThat(room().attendedNames()).containsExactly("Sam", "unseen");
    }

    @Test
    void shouldSettleAgainWhenSomebodyCameBackAllTheSame() {
        facts.created(0, null).settled(90, "cancelled").settled(190, "completed", "owner");

        assertThat(room().status()).isEqualTo("completed");
        assertThat(room().settledAt()).isEqualTo(at(190));
    }

    /** The reconciler thought it over when LiveKit's own words were only late. */
    @Test
    void shouldBelieveTheTellingThatKnewMost() {
        facts.created(0, null).settled(7, 120, "completed", "owner").settled(5, 2_000, "completed", "owner");

        assertThat(room().settledAt()).isEqualTo(at(120));
    }

    @Test
    void shouldBelongToNobodyWhereNobodyAnnouncedIt() {
        facts.joined(5, "PA_1", "visitor", null);

        assertThat(room().ownerId()).isNull();
        assertThat(room().createdAt()).isEqualTo(at(5));
    }

    private Room room() {
        return RoomFold.fold(ROOM, facts.all(), path -> Optional.empty()).room();
    }
}
