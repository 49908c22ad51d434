package io.coachingcalls.recordings.summary;

import java.util.ArrayList;
import java.util.List;

import io.coachingcalls.structure.PlainJava;

/** Cuts a long conversation into parts that a model can take in at once. */
@PlainJava
final class TranscriptChunks {

    private TranscriptChunks() {}

    /**
     * In order, nothing left out: entries stay whole as long as one fits into a part, longer ones are cut into pieces
     * that keep the entry's index.
     *
     * @param longest characters of speakers and texts together
     */
    static List<List<Entry>> cut(List<Entry> entries, int longest) {
        List<List<Entry>> parts = new ArrayList<>();
        List<Entry> part = new ArrayList<>();
        int length = 0;
        for (Entry entry : entries) {
            for (Entry piece : pieces(entry, longest)) {
                if (!part.isEmpty() && length + length(piece) > longest) {
                    parts.add(part);
                    part = new ArrayList<>();
                    length = 0;
                }
                part.add(piece);
                length += length(piece);
            }
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    private static List<Entry> pieces(Entry entry, int longest) {
        if (length(entry) <= longest) {
            return List.of(entry);
        }
        int room = Math.max(1, longest - entry.speaker().length());
        List<Entry> pieces = new ArrayList<>();
        int from = 0;
        while (from < entry.text().length()) {
            int to = end(entry.text(), from, room);
            pieces.add(new Entry(entry.index(), entry.speaker(), entry.text().substring(from, to)));
            from = to;
        }
        return pieces;
    }

    /** Between words where there is a space at all, and never inside one character. */
    private static int end(String text, int from, int room) {
        int most = Math.min(text.length(), from + room);
        if (most == text.length()) {
            return most;
        }
        int space = text.lastIndexOf(' ', most);
        if (space > from) {
            return space;
        }
        boolean inside = Character.isLowSurrogate(text.charAt(most)) && most - 1 > from;
        return inside ? most - 1 : most;
    }

    private static int length(Entry entry) {
        return entry.speaker().length() + entry.text().length();
    }
}
