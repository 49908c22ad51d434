package io.coachingcalls.recordings.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.KeepableJson;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.recordings.transcript.Transcript;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * A transcript as frontends hand it in: an array of objects with {@code speaker}, which is null where nobody knows it,
 * {@code text} and what else they like.
 */
@PlainJava
public final class TranscriptJson {

    private static final int LONGEST_SPEAKER = 255;
    private static final String SPEAKER_ID = "speakerId";

    private TranscriptJson() {}

    /** @throws ProblemException for one that is too long or no transcript */
    public static void require(JsonNode transcript, int mostEntries) {
        if (!transcript.isArray()) {
            throw ProblemException.invalid("transcript", "must be an array");
        }
        if (transcript.size() > mostEntries) {
            throw new ProblemException(
                    ErrorCode.TRANSCRIPT_TOO_LONG,
                    "transcript has %d entries; at most %d are taken".formatted(transcript.size(), mostEntries));
        }
        for (int i = 0; i < transcript.size(); i++) {
            JsonNode entry = transcript.get(i);
            if (!entry.isObject()) {
                throw ProblemException.invalid("transcript[%d]".formatted(i), "must be an object");
            }
            if (!isUnknown(entry.get("speaker"))) {
                requireText(entry.get("speaker"), "transcript[%d].speaker".formatted(i));
            }
            requireText(entry.get("text"), "transcript[%d].text".formatted(i));
            if (speaker(entry).length() > LONGEST_SPEAKER) {
                throw ProblemException.invalid(
                        "transcript[%d].speaker".formatted(i),
                        "has more than %d characters".formatted(LONGEST_SPEAKER));
            }
        }
        KeepableJson.require("transcript", transcript);
    }

    static List<Entry> entries(JsonNode transcript) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode entry : transcript) {
            entries.add(
                    new Entry(entries.size(), speaker(entry), entry.get("text").textValue()));
        }
        return entries;
    }

    public static JsonNode of(Transcript transcript) {
        ArrayNode entries = EventJson.MAPPER.createArrayNode();
        transcript.lines().forEach(line -> {
            var entry = entries.addObject()
                    .put("speaker", line.name())
                    .put("text", line.text())
                    .put("timestamp", line.segment().startMs())
                    .put("segmentId", line.segment().segmentId());
            if (!line.segment().isFromRecording()) {
                entry.put(SPEAKER_ID, line.segment().speaker());
            }
        });
        return entries;
    }

    /** One line an entry: {@code Founder: …}, {@code Fred: …}, or who else speaks. */
    public static String plainText(JsonNode transcript) {
        return StreamSupport.stream(transcript.spliterator(), false)
                .map(entry -> title(speaker(entry)) + ": " + entry.path("text").asText())
                .collect(Collectors.joining("\n"));
    }

    private static String title(String speaker) {
        return switch (speaker) {
            case "user" -> "Founder";
            case "fred" -> "Fred";
            case "" -> "Speaker";
            default -> speaker;
        };
    }

    /** User id of who said an entry of what was written down; null where it is not known. */
    static @Nullable String speakerId(JsonNode entry) {
        return entry.path(SPEAKER_ID).textValue();
    }

    /** Empty where nobody knows who it was. */
    private static String speaker(JsonNode entry) {
        return entry.path("speaker").asText("");
    }

    private static boolean isUnknown(JsonNode speaker) {
        return speaker != null && speaker.isNull();
    }

    private static void requireText(JsonNode value, String name) {
        if (value == null || !value.isTextual()) {
            throw ProblemException.invalid(name, "must be a string");
        }
    }
}
