package io.coachingcalls.recordings.summary;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What people are told of a call's summary.
 *
 * @param summary null where there was no speech or only guests', and as long as there is none
 * @param evidence for each decision and each next action the indices of the transcript's entries it rests on
 * @param actionDetails for each next action who does it until when, as far as that was said
 * @param state {@code none}, {@code waiting}, {@code ready}, {@code no_speech}, {@code guests_only} or
 *     {@code failed}
 * @param cause why the last try failed
 * @param source {@code model} or {@code extractive}
 * @param dropped decisions and actions thrown away as nothing in the transcript says so
 */
public record SummaryAnswer(
        @Nullable String summary,

        @JsonRawValue @Schema(implementation = String[].class)
        String decisions,

        @JsonRawValue @Schema(implementation = String[].class)
        String nextActions,

        @JsonRawValue @Schema(implementation = Evidence.class)
        String evidence,

        @JsonRawValue @Schema(implementation = Detail[].class)
        String actionDetails,

        String state,
        @Nullable String cause,
        String source,
        int dropped) {

    static final String COLUMNS =
            "summary, decisions::text, next_actions::text, evidence::text, action_details::text, state, cause, source, dropped";

    static final SummaryAnswer NONE = new SummaryAnswer(
            null, "[]", "[]", "{\"decisions\": [], \"nextActions\": []}", "[]", "none", null, "extractive", 0);

    /** A row of {@code summaries}, read by {@link #COLUMNS}. */
    static SummaryAnswer from(Row row) {
        return new SummaryAnswer(
                row.getString("summary"),
                row.getString("decisions"),
                row.getString("next_actions"),
                row.getString("evidence"),
                row.getString("action_details"),
                row.getString("state"),
                row.getString("cause"),
                row.getString("source"),
                row.getInteger("dropped"));
    }

    /** Somebody is at it, or soon will be: no try failed. */
    boolean awaitsFirstTry() {
        return state.equals("waiting") && cause == null;
    }

    record Evidence(List<List<Integer>> decisions, List<List<Integer>> nextActions) {}

    record Detail(@Nullable String owner, @Nullable String due) {}
}
