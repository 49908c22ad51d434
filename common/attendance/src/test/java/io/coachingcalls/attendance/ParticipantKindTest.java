package io.coachingcalls.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import io.coachingcalls.attendance.AttendanceEvent.Joined;
import io.coachingcalls.attendance.AttendanceEvent.Left;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParticipantKindTest {

    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "CONNECTOR", "BRIDGE"})
    void shouldCountACallerFromWhatsApp(String kind) throws IOException {
        assertThat(kind("\"kind\": \"" + kind + "\"")).isEqualTo(ParticipantKind.PERSON);
    }

    @Test
    void shouldTakeAClientThatSaysNothingForAPerson() throws IOException {
        assertThat(kind("\"permission\": {\"canPublish\": true}")).isEqualTo(ParticipantKind.PERSON);
    }

    @ParameterizedTest
    @CsvSource({
        "active, PERSON",
        "dialing, RINGING",
        "ringing, RINGING",
        "automation, RINGING",
        "hangup, RINGING",
        "'', RINGING"
    })
    void shouldNotCountAPhoneThatOnlyRang(String status, ParticipantKind kind) throws IOException {
        assertThat(kind("\"kind\": \"SIP\", \"attributes\": {\"sip.callStatus\": \"" + status + "\"}"))
                .isEqualTo(kind);
    }

    @Test
    void shouldNotCountAPhoneOfWhoseCallNothingIsSaid() throws IOException {
        assertThat(kind("\"kind\": \"SIP\"")).isEqualTo(ParticipantKind.RINGING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kind\": \"EGRESS\"",
                "\"kind\": \"INGRESS\"",
                "\"kind\": \"SOMETHING_NEW\"",
                "\"permission\": {\"hidden\": true}",
                "\"kind\": \"AGENT\", \"permission\": {\"hidden\": true}"
            })
    void shouldNameNoRecorderAndNobodyHidden(String participant) throws IOException {
        assertThat(kind(participant)).isEqualTo(ParticipantKind.NOBODY);
        assertThat(event("participant_joined", participant)).isEmpty();
        assertThat(event("participant_left", participant)).isEmpty();
    }

    /** As LiveKit has sent them. */
    @ParameterizedTest
    @CsvSource({
        "call-02-participant_joined, PERSON",
        "recorded-04-participant_joined, PERSON",
        "recorded-07-participant_joined, NOBODY"
    })
    void shouldTellARecorderFromAPerson(String capture, ParticipantKind kind) throws IOException {
        try (InputStream json = getClass().getResourceAsStream("/events/livekit/" + capture + ".json")) {
            assertThat(ParticipantKind.of(LiveKitEvent.read(json.readAllBytes()).participant()))
                    .isEqualTo(kind);
        }
    }

    @Test
    void shouldTellAnAgentFromAPerson() throws IOException {
        assertThat(kind("\"kind\": \"AGENT\"")).isEqualTo(ParticipantKind.AGENT);
    }

    @Test
    void shouldCountAPhoneFromWhenItWasKnownToBeAnswered() throws IOException {
        String answered = "\"kind\": \"SIP\", \"attributes\": {\"sip.callStatus\": \"active\"}";

        assertThat(event("participant_left", answered)).get().satisfies(left -> assertThat(
                        ((Left) left).connection().joinedAt())
                .isEqualTo(Instant.ofEpochSecond(1_795_190_800)));
        assertThat(event("participant_left", "\"kind\": \"STANDARD\"")).get().satisfies(left -> assertThat(
                        ((Left) left).connection().joinedAt())
                .isEqualTo(Instant.ofEpochMilli(1_795_190_778_427L)));
    }

    /** When a reconciler saw them matters: that takes an end back. When a webhook was made does not. */
    @Test
    void shouldDateWhatAReconcilerSawByItsLook() throws IOException {
        LiveKitEvent event = read("participant_joined", "\"kind\": \"STANDARD\"");

        assertThat(AttendanceEvent.of(event, Provenance.RECONCILED))
                .get()
                .extracting(AttendanceEvent::time)
                .isEqualTo(Instant.ofEpochSecond(1_795_190_800));
        assertThat(AttendanceEvent.of(event, Provenance.OBSERVED)).get().satisfies(joined -> {
            assertThat(joined.time()).isEqualTo(Instant.ofEpochMilli(1_795_190_778_427L));
            assertThat(((Joined) joined).connection().joinedAt()).isEqualTo(joined.time());
        });
    }

    private static ParticipantKind kind(String participant) throws IOException {
        return ParticipantKind.of(read("participant_joined", participant).participant());
    }

    private static Optional<AttendanceEvent> event(String event, String participant) throws IOException {
        return AttendanceEvent.of(read(event, participant), Provenance.OBSERVED);
    }

    private static LiveKitEvent read(String event, String participant) throws IOException {
        String json = """
                {"event": "%s", "id": "EV_1", "createdAt": "1795190800", "room": {"sid": "RM_1", "name": "call-1"},
                 "participant": {"sid": "PA_1", "identity": "ann", "joinedAt": "1795190778",
                 "joinedAtMs": "1795190778427", %s}}
                """.formatted(event, participant);
        return LiveKitEvent.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
