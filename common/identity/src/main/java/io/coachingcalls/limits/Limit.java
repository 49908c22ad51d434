package io.coachingcalls.limits;

import java.util.Locale;

/** What a person can do only so often. */
public enum Limit {
    CALLS,
    TOKENS,
    CHAT,
    SUMMARIES,
    REPORTS,
    TRANSCRIPTS;

    /** As it stands in the configuration and in the metric. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
