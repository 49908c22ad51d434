package io.coachingcalls.sessions.history;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One session with all of its words, which a list of sessions does without.
 *
 * @param transcriptJson an array of {@code {speaker, text, …}}
 * @param decisions an array of strings, as {@code nextActions}
 * @param evidence {@code {decisions: [[index…]…], nextActions: [[index…]…]}}: the transcript's entries each rests on
 * @param actionDetails for each next action {@code {owner, due}}, where that was said
 * @param summarySource {@code model} or {@code extractive}
 * @param peopleNotes of {@code notes}, what people wrote down
 * @param fredNotes of {@code notes}, the chat with FRED as it was compiled when the session settled: who said what is
 *     known from there, whatever people's notes look like
 */
@JsonNaming(SnakeCaseStrategy.class)
record SessionDetail(
        @JsonUnwrapped SessionRow session,

        @Schema(type = SchemaType.ARRAY, implementation = Object.class) @Nullable
        JsonNode transcriptJson,

        @Schema(type = SchemaType.ARRAY, implementation = String.class) @Nullable
        JsonNode decisions,

        @Schema(type = SchemaType.ARRAY, implementation = String.class) @Nullable
        JsonNode nextActions,

        @Schema(implementation = Object.class) @Nullable JsonNode evidence,

        @Schema(type = SchemaType.ARRAY, implementation = Object.class) @Nullable
        JsonNode actionDetails,

        @Nullable String summarySource,
        List<Note> peopleNotes,
        List<ChatLine> fredNotes) {}
