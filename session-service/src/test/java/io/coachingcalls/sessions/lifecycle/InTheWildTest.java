package io.coachingcalls.sessions.lifecycle;

import static io.coachingcalls.sessions.lifecycle.Facts.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.sessions.lifecycle.SessionHistory.Participant;
import org.junit.jupiter.api.Test;

/** What LiveKit has been seen to do: docs/livekit-in-the-wild.md says where, and which tests hold the rest of it. */
class InTheWildTest {

    private final Facts facts = new Facts();

    @Test
    void shouldKeepSomebodyPresentWhoseOlderConnectionLeavesAfterTheyCameBack() {
        facts.joined(10, "RM_1", "PA_old", "ann");
        facts.joined(20, "RM_1", "PA_new", "ann");
        facts.left(25, "RM_1", "PA_old", "ann", 10);

        SessionHistory history = history();

        assertThat(history.participants()).extracting(Participant::leftAt).containsExactly(at(25), null);
        assertThat(history.session().status()).isEqualTo(SessionStatus.IN_PROGRESS);
        assertThat(history.session().participantCount()).isEqualTo(1);
    }

    @Test
    void shouldNotReopenAnEndedSessionWhenRoomStartedComesLast() {
        facts.joined(10, "RM_1", "PA_a", "ann");
        facts.left(30, "RM_1", "PA_a", "ann", 10);
        facts.finished(50, "RM_1");
        facts.roomStarted(51, "RM_1");

        SessionHistory history = history();

        assertThat(history.session().status()).isEqualTo(SessionStatus.COMPLETED);
        assertThat(history.session().endedAt()).isEqualTo(at(30));
        assertThat(history.session().openRoomSids()).isEmpty();
    }

    @Test
    void shouldNotTakeAnAbortedConnectionForSomebodyWhoAttended() throws IOException {
        assertThat(read("""
                {"event": "participant_connection_aborted", "id": "EV_1", "createdAt": "1795190778",
                 "room": {"sid": "RM_1", "name": "call-1"},
                 "participant": {"sid": "PA_1", "identity": "ann", "state": "DISCONNECTED"}}
                """)).isEmpty();
    }

    @Test
    void shouldNotTrustNumParticipants() throws IOException {
        String webhook = """
                {"event": "room_started", "id": "EV_1", "createdAt": "1795190778",
                 "room": {"sid": "RM_1", "name": "call-1", "creationTime": "1795190778"%s}}
                """;

        Optional<SessionFact> without = read(webhook.formatted(""));

        assertThat(without).isPresent();
        assertThat(read(webhook.formatted(", \"numParticipants\": 7"))).isEqualTo(without);
    }

    private SessionHistory history() {
        return SessionFold.fold(Facts.ROOM, facts.all());
    }

    private static Optional<SessionFact> read(String json) throws IOException {
        return FactReader.read(LiveKitEvent.read(json.getBytes(StandardCharsets.UTF_8)), Provenance.OBSERVED, null);
    }
}
