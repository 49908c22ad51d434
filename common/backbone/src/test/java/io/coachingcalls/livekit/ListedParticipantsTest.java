package io.coachingcalls.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachingcalls.attendance.ParticipantKind;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.ParticipantInfo.Kind;
import livekit.LivekitModels.ParticipantPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever is listed counts as they would by a webhook of theirs. */
class ListedParticipantsTest {

    @ParameterizedTest
    @CsvSource({"STANDARD, PERSON", "AGENT, AGENT", "EGRESS, NOBODY", "INGRESS, NOBODY", "CONNECTOR, PERSON"})
    void shouldCountThemByWhatTheyAre(Kind listed, ParticipantKind kind) {
        assertThat(kind(ParticipantInfo.newBuilder().setKind(listed))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"active, PERSON", "ringing, RINGING"})
    void shouldCountAPhoneOnceItWasAnswered(String status, ParticipantKind kind) {
        assertThat(kind(ParticipantInfo.newBuilder()
                        .setKind(Kind.SIP)
                        .putAttributes(ParticipantKind.SIP_CALL_STATUS, status)
                        .putAttributes("secret", "of the client's")))
                .isEqualTo(kind);
    }

    @Test
    void shouldCountNobodyWhoIsHidden() {
        assertThat(kind(ParticipantInfo.newBuilder()
                        .setPermission(ParticipantPermission.newBuilder().setHidden(true))))
                .isEqualTo(ParticipantKind.NOBODY);
    }

    @Test
    void shouldTellWhoTheyAreAndSinceWhen() {
        var listed = ListedParticipants.asInEvents(ParticipantInfo.newBuilder()
                .setSid("PA_1")
                .setIdentity("ann")
                .setName(" ")
                .setJoinedAt(1_795_190_778)
                .setJoinedAtMs(1_795_190_778_427L)
                .build());

        assertThat(listed.sid()).isEqualTo("PA_1");
        assertThat(listed.identity()).isEqualTo("ann");
        assertThat(listed.name()).isNull();
        assertThat(listed.joinedAtMs()).isEqualTo(1_795_190_778_427L);
    }

    private static ParticipantKind kind(ParticipantInfo.Builder listed) {
        return ParticipantKind.of(ListedParticipants.asInEvents(listed.build()));
    }
}
