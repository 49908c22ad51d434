package io.coachingcalls.sessions.reports;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A report, whatever the shape it came in.
 *
 * @param notes null where it says nothing of them
 */
public record Told(
        SessionReport.@Nullable Status status,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Notes notes) {

    /** What is to become of the notes. */
    public sealed interface Notes {

        record Added(String text) implements Notes {}

        /** @param text null where nothing is to be left of what people wrote */
        record Replaced(@Nullable String text) implements Notes {}
    }
}
