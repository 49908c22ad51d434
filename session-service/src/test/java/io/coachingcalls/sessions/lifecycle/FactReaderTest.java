package io.coachingcalls.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.sessions.lifecycle.SessionHistory.Participant;
import org.junit.jupiter.api.Test;

/** The webhooks a real LiveKit server sent, from {@code common}'s golden files. */
class FactReaderTest {

    @Test
    void shouldFoldACapturedCallToItsHistory() throws IOException {
        SessionHistory history = fold(
                "call-01-room_started",
                "call-02-participant_joined",
                "call-03-participant_joined",
                "call-04-track_published",
                "call-05-participant_left",
                "call-06-track_unpublished",
                "call-07-participant_left",
                "call-08-room_finished");

        assertThat(history.session().roomName()).isEqualTo("capture-room");
        assertThat(history.session().status()).isEqualTo(SessionStatus.COMPLETED);
        assertThat(history.session().startedAt()).isEqualTo(Instant.ofEpochMilli(1795190778427L));
        assertThat(history.session().userId()).as("metadata that is not ours").isNull();
        assertThat(history.participants()).extracting(Participant::userId).containsExactly("alice", "bob");
        assertThat(history.participants()).extracting(Participant::name).containsExactly("Alice", "Bob");
        assertThat(history.participants())
                .allSatisfy(participant -> assertThat(participant.leftAt()).isAfter(participant.joinedAt()));
    }

    @Test
    void shouldNotTakeTheRecorderForAPerson() throws IOException {
        SessionHistory history = fold(
                "recorded-03-room_started",
                "recorded-04-participant_joined",
                "recorded-06-egress_started",
                "recorded-07-participant_joined",
                "recorded-10-participant_left",
                "recorded-11-egress_ended",
                "recorded-13-participant_left",
                "recorded-14-room_finished");

        assertThat(history.participants()).hasSize(1);
        assertThat(history.session().participantCount()).isEqualTo(1);
    }

    @Test
    void shouldLeaveAloneWhatIsAboutNoRoom() throws IOException {
        byte[] ingress = """
                {"event": "ingress_started", "id": "EV_1", "createdAt": "1795190778",
                 "ingressInfo": {"ingressId": "IN_1", "roomName": "theirs"}}
                """.getBytes(StandardCharsets.UTF_8);

        assertThat(FactReader.read(LiveKitEvent.read(ingress), Provenance.OBSERVED, null))
                .isEmpty();
    }

    private static SessionHistory fold(String... names) throws IOException {
        List<SessionFact> facts = new ArrayList<>();
        for (String name : names) {
            try (var file = FactReaderTest.class.getResourceAsStream("/events/livekit/" + name + ".json")) {
                FactReader.read(LiveKitEvent.read(file.readAllBytes()), Provenance.OBSERVED, null)
                        .ifPresent(facts::add);
            }
        }
        return SessionFold.fold(facts.getFirst().room(), facts);
    }
}
