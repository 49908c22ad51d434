package io.coachingcalls.recordings.summary;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.coachingcalls.structure.PlainJava;

/** One sentence of one entry. */
@PlainJava
record Sentence(Entry entry, String text) {

    /** People who do not stop speaking get no full stop; nobody wants to read that in a summary. */
    private static final int LONGEST = 300;

    static List<Sentence> of(List<Entry> entries) {
        return entries.stream().flatMap(entry -> of(entry).stream()).toList();
    }

    private static List<Sentence> of(Entry entry) {
        // Bounds as Unicode's annex 29 has them
        BreakIterator bounds = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        bounds.setText(entry.text());
        List<Sentence> sentences = new ArrayList<>();
        int from = bounds.first();
        for (int to = bounds.next(); to != BreakIterator.DONE; to = bounds.next()) {
            String text = entry.text().substring(from, to).strip().replaceAll("\\s+", " ");
            if (!text.isEmpty()) {
                sentences.add(new Sentence(entry, text));
            }
            from = to;
        }
        return sentences;
    }

    boolean isQuestion() {
        return text.endsWith("?");
    }

    /** As it is shown. */
    String shortened() {
        return shortened(text);
    }

    static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int space = text.lastIndexOf(' ', LONGEST);
        return text.substring(0, space > 0 ? space : LONGEST) + "\u2026";
    }
}
