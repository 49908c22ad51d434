package io.coachingcalls.sessions.lifecycle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.coachingcalls.sessions.lifecycle.SessionFact.ChatCompiled;
import io.coachingcalls.sessions.lifecycle.SessionFact.NoteAdded;
import io.coachingcalls.sessions.lifecycle.SessionFact.NotesReplaced;
import org.jspecify.annotations.Nullable;

/**
 * The notes of a session: what people wrote down, and the chats with FRED. People can write anew what they wrote, never
 * the chats, which from then on stand below it.
 */
final class SessionNotes {

    /** The line above a chat that a page appends itself. */
    private static final String CHAT = "--- FRED Coaching Chat ---";

    private static final String BETWEEN = "\n";

    /** One fact's part of the notes, as far as it still counts. */
    private record Part(String factId, String text) {}

    private SessionNotes() {}

    /** @param facts of one room, in order of time; null where there are no notes */
    static @Nullable String of(List<SessionFact> facts) {
        List<String> texts = parts(facts).stream().map(Part::text).toList();
        return texts.isEmpty() ? null : String.join(BETWEEN, texts);
    }

    /** What of the notes each fact wrote, by its id. */
    static Map<String, String> deciding(List<SessionFact> facts) {
        Map<String, String> texts = new LinkedHashMap<>();
        parts(facts).forEach(part -> texts.merge(part.factId(), part.text(), (a, b) -> a + BETWEEN + b));
        return texts;
    }

    private static List<Part> parts(List<SessionFact> facts) {
        int replaced = lastReplaced(facts);
        List<Part> written = new ArrayList<>();
        // Among what people wrote, as long as nobody wrote that anew
        List<Part> chats = replaced < 0 ? written : new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            switch (facts.get(i)) {
                case NoteAdded note -> {
                    if (replaced < 0) {
                        written.add(new Part(note.id(), note.text()));
                    } else {
                        split(note, i > replaced ? written : new ArrayList<>(), chats);
                    }
                }
                case NotesReplaced notes -> {
                    if (i == replaced) {
                        replace(notes, written, chats);
                    }
                }
                case ChatCompiled chat -> chats.add(new Part(chat.id(), chat.text()));
                default -> {}
            }
        }
        if (chats != written) {
            written.addAll(chats);
        }
        return written;
    }

    private static int lastReplaced(List<SessionFact> facts) {
        for (int i = facts.size() - 1; i >= 0; i--) {
            if (facts.get(i) instanceof NotesReplaced) {
                return i;
            }
        }
        return -1;
    }

    /** Pages hand in the whole of the notes; a chat in them is known already, unless none is. */
    private static void replace(NotesReplaced notes, List<Part> written, List<Part> chats) {
        String whole = notes.text() == null ? "" : notes.text();
        String text = chats.isEmpty() ? whole : withoutChat(whole);
        if (!text.isBlank()) {
            written.add(new Part(notes.id(), text.stripTrailing()));
        }
    }

    private static void split(NoteAdded note, List<Part> written, List<Part> chats) {
        String above = withoutChat(note.text());
        if (!above.isBlank()) {
            written.add(new Part(note.id(), above));
        }
        if (above.length() < note.text().length()) {
            chats.add(new Part(note.id(), note.text().substring(above.length())));
        }
    }

    /** What stands above the first chat in it. */
    private static String withoutChat(String text) {
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            String line = text.substring(from, end < 0 ? text.length() : end);
            if (line.strip().equals(CHAT)) {
                return text.substring(0, from);
            }
            if (end < 0) {
                break;
            }
            from = end + 1;
        }
        return text;
    }
}
