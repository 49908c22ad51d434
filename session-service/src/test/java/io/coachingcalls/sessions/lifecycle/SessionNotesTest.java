package io.coachingcalls.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.coachingcalls.events.Provenance;
import io.coachingcalls.sessions.lifecycle.SessionFact.ChatCompiled;
import io.coachingcalls.sessions.lifecycle.SessionFact.NoteAdded;
import io.coachingcalls.sessions.lifecycle.SessionFact.NotesReplaced;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionNotesTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String CHAT = "--- FRED Coaching Chat ---\n[10:32:07 AM] You: hello";
    private static final String COMPILED = "2026-11-20T12:00:00Z user: hello";

    private final List<SessionFact> facts = new ArrayList<>();

    @Test
    void shouldHaveNoneOfNothing() {
        assertThat(SessionNotes.of(facts)).isNull();
        replaced(null);
        assertThat(SessionNotes.of(facts)).isNull();
    }

    @Test
    void shouldAddAsLongAsNobodyWritesAnew() {
        added("one");
        compiled();
        added("two\n\n" + CHAT);

        assertThat(SessionNotes.of(facts)).isEqualTo("one\n" + COMPILED + "\ntwo\n\n" + CHAT);
    }

    @Test
    void shouldKeepEveryChatBelowWhatIsWrittenAnew() {
        added("one\n\n" + CHAT);
        compiled();
        replaced("first");
        added("and\n" + CHAT);
        replaced("second");
        added("more");

        assertThat(SessionNotes.of(facts)).isEqualTo("second\nmore\n" + CHAT + "\n" + COMPILED + "\n" + CHAT);
        assertThat(SessionNotes.deciding(facts)).hasSize(5).containsEntry("4", "second");
    }

    @Test
    void shouldKeepAChatThatComesLater() {
        replaced("first");
        compiled();

        assertThat(SessionNotes.of(facts)).isEqualTo("first\n" + COMPILED);
    }

    /** A page hands in the whole of what it shows. */
    @Test
    void shouldNotDoubleAChatThatIsHandedInAgain() {
        added("one");
        added(CHAT);
        replaced("two\n\n" + CHAT);

        assertThat(SessionNotes.of(facts)).isEqualTo("two\n" + CHAT);
    }

    @Test
    void shouldTakeAChatThatNobodyKnowsYet() {
        added("one");
        replaced("two\n" + CHAT);
        assertThat(SessionNotes.of(facts)).isEqualTo("two\n" + CHAT);
    }

    private void added(String text) {
        facts.add(new NoteAdded(id(), NOON, "room", Provenance.REPORTED, "sam", text));
    }

    private void replaced(@Nullable String text) {
        facts.add(new NotesReplaced(id(), NOON, "room", Provenance.REPORTED, "sam", text));
    }

    private void compiled() {
        facts.add(new ChatCompiled(id(), NOON, "room", Provenance.OBSERVED, COMPILED));
    }

    private String id() {
        return String.valueOf(facts.size());
    }
}
