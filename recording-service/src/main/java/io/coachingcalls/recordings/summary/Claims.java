package io.coachingcalls.recordings.summary;

import java.util.List;

import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** What somebody or something says a conversation came to; not yet held against the conversation. */
@PlainJava
record Claims(String summary, List<Claim> decisions, List<Claim> nextActions) {

    Claims {
        summary = summary == null ? "" : summary;
        decisions = decisions == null ? List.of() : List.copyOf(decisions);
        nextActions = nextActions == null ? List.of() : List.copyOf(nextActions);
    }

    /**
     * A decision or a next action.
     *
     * @param quotes what was said that shows it
     */
    record Claim(
            String text,
            List<Quote> quotes,
            @Nullable String owner,
            @Nullable String due) {

        Claim {
            text = text == null ? "" : text;
            quotes = quotes == null ? List.of() : List.copyOf(quotes);
        }
    }

    /**
     * Words of one entry, as they stand there.
     *
     * @param entry its index
     */
    record Quote(int entry, String words) {

        Quote {
            words = words == null ? "" : words;
        }
    }
}
