package io.coachingcalls.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.coachingcalls.events.CallType;
import io.coachingcalls.events.RecordingState;
import org.junit.jupiter.api.Test;

/** What the other services tell of a session: of each producer the fact of the highest revision counts. */
class WordsAndRecordingTest {

    private final Facts facts = new Facts();

    @Test
    void shouldHaveNeitherBeforeAnybodyTellsOfThem() {
        facts.created(0);

        assertThat(session().recording()).isEqualTo(SessionHistory.Recording.NONE);
        assertThat(session().words()).isEqualTo(SessionHistory.Words.NONE);
    }

    @Test
    void shouldShowTheRecordingAsItStandsByItsRevisionNotByTheTime() {
        facts.created(0);
        facts.recording(50, 3, RecordingState.READY, null, "https://storage.example/a.ogg");
        facts.recording(90, 2, RecordingState.ENDING, null, null);

        assertThat(session().recording().state()).isEqualTo(RecordingState.READY);
        assertThat(session().recording().url()).isEqualTo("https://storage.example/a.ogg");
        assertThat(decidedBy(1)).containsExactly("recording_state", "recording_url");
        assertThat(decidedBy(2)).isEmpty();
    }

    @Test
    void shouldTakeTheLinkAwayWhenTheRecordingIsRemoved() {
        facts.created(0);
        facts.recording(50, 3, RecordingState.READY, null, "https://storage.example/a.ogg");
        facts.recording(99, 4, RecordingState.DELETED, "retention", null);

        assertThat(session().recording().url()).isNull();
        assertThat(session().recording().reason()).isEqualTo("retention");
    }

    @Test
    void shouldShowTheLatestSummary() {
        facts.created(0);
        facts.summarised(70, 2, "asked again");
        facts.summarised(60, 1, "first");

        assertThat(session().words().summary()).isEqualTo("asked again");
        assertThat(session().words().decisions()).containsExactly("decided");
        assertThat(decidedBy(1)).contains("summary", "decisions", "transcript_json");
        assertThat(decidedBy(2)).isEmpty();
    }

    @Test
    void shouldTakeOwnerAndTypeFromTheSummaryOnlyWhereNobodyElseTells() {
        facts.summarised(60, 1, "of a call nobody announced");
        assertThat(session().userId()).isEqualTo("writer");
        assertThat(session().callType()).isEqualTo(CallType.SCHEDULED);

        facts.created(0);
        assertThat(session().userId()).isEqualTo("owner");
        assertThat(session().callType()).isEqualTo(CallType.ON_DEMAND);
    }

    @Test
    void shouldAddTheChatToTheNotes() {
        facts.created(0);
        facts.note(20, "owner", "Ask about pricing");
        facts.chat(80, "10:00 user: Hello");
        facts.note(90, "coach", "Went well");

        assertThat(session().notes()).isEqualTo("Ask about pricing\n10:00 user: Hello\nWent well");
        assertThat(decidedBy(2)).containsExactly("notes");
    }

    private SessionHistory.Session session() {
        return SessionFold.fold(Facts.ROOM, facts.all()).session();
    }

    private List<String> decidedBy(int fact) {
        return SessionFold.decided(Facts.ROOM, facts.all()).getOrDefault("EV_" + fact, List.of());
    }
}
