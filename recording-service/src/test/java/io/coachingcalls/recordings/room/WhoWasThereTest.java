package io.coachingcalls.recordings.room;

import static io.coachingcalls.attendance.WebhookScript.ROOM;
import static io.coachingcalls.attendance.WebhookScript.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import io.coachingcalls.attendance.WebhookScript;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.recordings.room.RoomHistory.Room;
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

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTOR", "BRIDGE"})
    void shouldCountACallerFromWhatsApp(String kind) {
        script.joined(10, "RM_1", "PA_1", "caller", ", \"kind\": \"" + kind + "\"");

        assertThat(room().attended()).containsExactly("caller");
        assertThat(room().firstJoinedAt()).isEqualTo(at(10));
    }

    @Test
    void shouldNotCountAPhoneThatOnlyRang() {
        script.started(0, "RM_1")
                .joined(10, "RM_1", "PA_1", "phone", DIALING)
                .left(40, "RM_1", "PA_1", "phone", 10, DIALING);

        assertThat(room().attended()).isEmpty();
        assertThat(room().lastLeftAt()).isNull();
    }

    @Test
    void shouldCountAPhoneFromWhenItIsKnownToBeAnswered() {
        script.joined(10, "RM_1", "PA_1", "phone", DIALING)
                .found(30, "RM_1", "PA_1", "phone", 10, ACTIVE)
                .left(90, "RM_1", "PA_1", "phone", 10, HANGUP);

        assertThat(room().attended()).containsExactly("phone");
        assertThat(room().firstJoinedAt()).isEqualTo(at(30));
        assertThat(room().lastLeftAt()).isEqualTo(at(90));
    }

    @Test
    void shouldNameNoHiddenSupervisorAndGiveThemNoRight() {
        script.joined(10, "RM_1", "PA_1", "ann").joined(12, "RM_1", "PA_2", "supervisor", HIDDEN);

        assertThat(room().attended()).containsExactly("ann");
        assertThat(room().attendedNames()).containsExactly("ann");
    }

    @Test
    void shouldBeOneCallAcrossARestartOfLiveKit() {
        script.joined(10, "RM_1", "PA_1", "ann")
                .foundFinished(50, "RM_1")
                .joined(56, "RM_2", "PA_2", "ann")
                .joined(57, "RM_2", "PA_3", "bob");

        assertThat(room().attended()).containsExactly("ann", "bob");
        assertThat(room().lastLeftAt()).isNull();

        script.left(100, "RM_2", "PA_2", "ann", 56).left(110, "RM_2", "PA_3", "bob", 57);
        assertThat(room().lastLeftAt()).isEqualTo(at(110));
    }

    @Test
    void shouldNotKnowWhoCameToALaterRoomOfTheSameName() {
        script.joined(10, "RM_1", "PA_1", "ann")
                .left(40, "RM_1", "PA_1", "ann", 10)
                .finished(60, "RM_1")
                .joined(90, "RM_2", "PA_2", "bob");

        assertThat(room().attended()).containsExactly("ann");
        assertThat(room().lastLeftAt()).isEqualTo(at(40));
    }

    @Test
    void shouldTakeBackAReconciledEnd() {
        script.joined(10, "RM_1", "PA_1", "ann").foundLeft(50, "RM_1", "PA_1", "ann", 10);
        assertThat(room().lastLeftAt()).isEqualTo(at(50));

        script.found(110, "RM_1", "PA_1", "ann", 10, "");
        assertThat(room().lastLeftAt()).isNull();

        script.foundFinished(150, "RM_1");
        assertThat(room().lastLeftAt()).isEqualTo(at(150));

        script.joined(170, "RM_1", "PA_2", "bob");
        assertThat(room().lastLeftAt()).isNull();
    }

    /** Of equally believed leaves the latest, as everywhere. */
    @Test
    void shouldSayThatSomebodyLeftWhenTheSessionSaysSo() {
        script.joined(10, "RM_1", "PA_1", "ann")
                .left(50, "RM_1", "PA_1", "ann", 10)
                .left(51, "RM_1", "PA_1", "ann", 10);

        assertThat(room().lastLeftAt()).isEqualTo(at(51));
    }

    @Test
    void shouldReadTheFactsFromBeforeRoomsWereToldApart() throws IOException {
        List<RoomFact> facts = List.of(kept("""
                        {"type": "room_started", "id": "EV_1", "time": "2026-11-20T10:00:00Z", "room": "call-of-the-tests"}"""), kept("""
                        {"type": "person_joined", "id": "EV_2", "time": "2026-11-20T10:00:10Z", "room": "call-of-the-tests",
                         "provenance": "observed", "connection": {"participantSid": "PA_1", "userId": "ann",
                         "joinedAt": "2026-11-20T10:00:10Z"}}"""), kept("""
                        {"type": "person_left", "id": "EV_3", "time": "2026-11-20T10:01:00Z", "room": "call-of-the-tests",
                         "provenance": "observed", "connection": {"participantSid": "PA_1", "userId": "ann",
                         "name": "Ann", "joinedAt": "2026-11-20T10:00:10Z"}}"""));

        Room room = RoomFold.fold(ROOM, facts, path -> Optional.empty()).room();

        assertThat(room.attendedNames()).containsExactly("Ann");
        assertThat(room.firstJoinedAt()).isEqualTo(at(10));
        assertThat(room.lastLeftAt()).isEqualTo(at(60));
    }

    private static RoomFact kept(String json) throws IOException {
        return EventJson.MAPPER.readValue(json, RoomFact.class);
    }

    private Room room() {
        List<RoomFact> facts = script.<RoomFact>read(
                        (event, provenance) -> FactReader.read(event, provenance, null).stream())
                .toList();
        return RoomFold.fold(ROOM, facts, path -> Optional.empty()).room();
    }
}
