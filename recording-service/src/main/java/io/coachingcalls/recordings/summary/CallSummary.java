package io.coachingcalls.recordings.summary;

import java.util.List;

import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation comes to.
 *
 * @param text in the language of the conversation
 * @param dropped how many decisions and next actions were thrown away as nothing in the transcript says so
 */
@PlainJava
record CallSummary(String text, List<Point> decisions, List<Point> nextActions, Source source, int dropped) {

    /** Who wrote it; the lower-case name is what the API says. */
    enum Source {
        MODEL,
        EXTRACTIVE
    }

    /**
     * A decision or a next action.
     *
     * @param evidence indices of the entries it rests on; never empty
     * @param owner of a next action: who does it, where that was said
     * @param due of a next action: until when, in the words that were said
     */
    record Point(
            String text,
            List<Integer> evidence,
            @Nullable String owner,
            @Nullable String due) {}
}
