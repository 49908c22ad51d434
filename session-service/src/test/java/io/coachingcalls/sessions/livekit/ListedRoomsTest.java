package io.coachingcalls.sessions.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.coachingcalls.attendance.ParticipantKind;
import livekit.LivekitModels;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.ParticipantInfo.Kind;
import livekit.LivekitModels.ParticipantInfo.State;
import livekit.LivekitModels.ParticipantPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LiveKit's list tells the same people from the same nobodies as its webhooks do. */
class ListedRoomsTest {

    @ParameterizedTest
    @CsvSource({"STANDARD, PERSON", "CONNECTOR, PERSON", "BRIDGE, PERSON", "AGENT, AGENT", "SIP, RINGING"})
    void shouldSeeWhoIsThere(Kind listed, ParticipantKind kind) {
        assertThat(ListedRooms.present(List.of(participant(listed).build())))
                .extracting(LiveParticipant::kind)
                .containsExactly(kind);
    }

    @ParameterizedTest
    @CsvSource({"dialing, RINGING", "active, PERSON"})
    void shouldSeeThatSomebodyAnsweredAPhone(String status, ParticipantKind kind) {
        ParticipantInfo phone = participant(Kind.SIP)
                .putAttributes("sip.callStatus", status)
                .putAttributes("sip.phoneNumber", "+49301234567")
                .build();

        assertThat(ListedRooms.present(List.of(phone))).singleElement().satisfies(who -> {
            assertThat(who.kind()).isEqualTo(kind);
            assertThat(who.told().attributes())
                    .as("nothing that is nobody's business")
                    .containsOnlyKeys("sip.callStatus");
        });
    }

    @Test
    void shouldNameNoHiddenSupervisor() {
        ParticipantInfo supervisor = participant(Kind.STANDARD)
                .setPermission(ParticipantPermission.newBuilder().setHidden(true))
                .build();

        assertThat(ListedRooms.present(List.of(supervisor))).isEmpty();
    }

    @Test
    void shouldSeeNoRecorderAndNobodyWhoHasGone() {
        assertThat(ListedRooms.present(List.of(
                        participant(Kind.EGRESS).build(),
                        participant(Kind.INGRESS).build(),
                        participant(Kind.STANDARD).setState(State.DISCONNECTED).build())))
                .isEmpty();
    }

    @Test
    void shouldNotKnowATimeThatLiveKitDoesNotSay() {
        ParticipantInfo listed = participant(Kind.STANDARD).clearJoinedAt().build();

        assertThat(ListedRooms.present(List.of(listed)).getFirst().joinedAt()).isEmpty();
        assertThat(ListedRooms.room(LivekitModels.Room.newBuilder()
                                .setSid("RM_1")
                                .setName("r")
                                .build())
                        .createdAt())
                .isNull();
    }

    private static ParticipantInfo.Builder participant(Kind kind) {
        return ParticipantInfo.newBuilder()
                .setSid("PA_1")
                .setIdentity("ann")
                .setKind(kind)
                .setState(State.ACTIVE)
                .setJoinedAt(1_795_168_800);
    }
}
