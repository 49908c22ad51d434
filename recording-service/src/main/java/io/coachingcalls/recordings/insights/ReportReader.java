package io.coachingcalls.recordings.insights;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.problem.KeepableText;
import io.coachingcalls.recordings.insights.AgentReport.Job;
import io.coachingcalls.recordings.insights.AgentTurn.Delays;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * Reads a report of LiveKit's agents: a {@code livekit.MetricsRecordingHeader} and the conversation as JSON. What an agent
 * was told beforehand (instructions, tools and what they answered) is passed over: nobody said it.
 */
@PlainJava
final class ReportReader {

    // Of MetricsRecordingHeader; LiveKit's own classes for Java lack the last two
    private static final int ROOM_SID = 1;
    private static final int DURATION_MS = 3;
    private static final int JOB_ID = 8;
    private static final int SESSION_SUMMARY = 11;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 8_000;
    private static final int MOST_TAGS = 100;
    private static final int MOST_BESIDE = 64 * 1024;

    /** What took longer, or is farther away than any call, is a slip of a clock. */
    private static final double LONGEST_DELAY_SECONDS = 600;

    private static final double EARLIEST = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
    private static final double LATEST = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

    private ReportReader() {}

    /**
     * @param conversation null where the agent keeps that to itself
     * @throws AgentRefusal where it is no such report, or says more than {@code mostTurns}
     */
    static AgentReport read(byte[] header, byte @Nullable [] conversation, int mostTurns) {
        UnknownFieldSet fields = fields(header);
        JsonNode summary = json(bytes(fields, SESSION_SUMMARY).toByteArray(), "the header's session summary");
        Job job = new Job(
                id(summary.path("room").asText(""), "the room's name"),
                id(bytes(fields, ROOM_SID).toStringUtf8(), "the room's id"),
                id(bytes(fields, JOB_ID).toStringUtf8(), "the job's id"));
        return new AgentReport(
                job,
                name(summary.path("agent_name")),
                name(summary.path("sdk_version")),
                time(summary.path("timestamp")),
                duration(fields),
                name(summary.path("close_reason")),
                tags(summary.path("tags")),
                beside(summary.path("usage"), JsonNodeFactory.instance.arrayNode()),
                beside(summary.path("errors"), JsonNodeFactory.instance.objectNode()),
                conversation == null ? List.of() : turns(json(conversation, "the conversation"), mostTurns));
    }

    private static List<AgentTurn> turns(JsonNode conversation, int most) {
        List<AgentTurn> turns = new ArrayList<>();
        for (JsonNode item : conversation.path("items")) {
            AgentTurn turn = turn(item, turns.size());
            if (turn != null) {
                turns.add(turn);
            }
            if (turns.size() > most) {
                throw AgentRefusal.tooMuch("a conversation has at most " + most + " turns");
            }
        }
        turns.sort(Comparator.comparing(AgentTurn::saidAt));
        return Interruptions.in(turns);
    }

    private static @Nullable AgentTurn turn(JsonNode item, int place) {
        Speaker speaker = speaker(item);
        Instant saidAt = time(item.path("created_at"));
        String text = text(item.path("content"));
        if (speaker == null || saidAt == null || text.isBlank()) {
            return null;
        }
        boolean isCutShort =
                speaker == Speaker.AGENT && item.path("interrupted").asBoolean(false);
        JsonNode metrics = item.path("metrics");
        return new AgentTurn(
                place,
                speaker,
                text,
                isCutShort ? Speaker.PERSON : null,
                saidAt,
                time(metrics.path("started_speaking_at")),
                time(metrics.path("stopped_speaking_at")),
                new Delays(
                        delay(metrics.path("e2e_latency")),
                        delay(metrics.path("llm_node_ttft")),
                        delay(metrics.path("tts_node_ttfb")),
                        delay(metrics.path("playback_latency")),
                        delay(metrics.path("transcription_delay")),
                        delay(metrics.path("end_of_turn_delay"))));
    }

    private static @Nullable Speaker speaker(JsonNode item) {
        if (!item.path("type").asText("").equals("message")) {
            return null;
        }
        return switch (item.path("role").asText("")) {
            case "user" -> Speaker.PERSON;
            case "assistant" -> Speaker.AGENT;
            default -> null;
        };
    }

    /** Pictures and the like stand beside texts, as objects. */
    private static String text(JsonNode content) {
        String text = stream(content)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .collect(Collectors.joining("\n"));
        return cut(text, LONGEST_TEXT);
    }

    private static List<String> tags(JsonNode tags) {
        return stream(tags)
                .filter(JsonNode::isTextual)
                .map(tag -> cut(tag.asText(), LONGEST_NAME))
                .limit(MOST_TAGS)
                .toList();
    }

    /** What is kept as it came, unless it is more than anybody would read. */
    private static JsonNode beside(JsonNode value, JsonNode otherwise) {
        boolean isOfItsKind = value.getNodeType() == otherwise.getNodeType();
        return isOfItsKind && value.toString().length() <= MOST_BESIDE ? Keepable.of(value) : otherwise;
    }

    private static UnknownFieldSet fields(byte[] header) {
        try {
            return UnknownFieldSet.parseFrom(header);
        } catch (InvalidProtocolBufferException e) {
            throw AgentRefusal.unreadable("the header is no protobuf");
        }
    }

    private static ByteString bytes(UnknownFieldSet fields, int number) {
        List<ByteString> values = fields.getField(number).getLengthDelimitedList();
        return values.isEmpty() ? ByteString.EMPTY : values.getLast();
    }

    private static @Nullable Long duration(UnknownFieldSet fields) {
        List<Long> values = fields.getField(DURATION_MS).getVarintList();
        return values.isEmpty() || values.getLast() < 0 ? null : values.getLast();
    }

    private static JsonNode json(byte[] bytes, String what) {
        try {
            return EventJson.MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw AgentRefusal.unreadable(what + " is no JSON");
        }
    }

    private static String id(String value, String what) {
        if (value.isBlank() || value.length() > LONGEST_NAME || !KeepableText.isKeepable(value)) {
            throw AgentRefusal.unreadable(what + " is missing, or too long");
        }
        return value;
    }

    private static @Nullable String name(JsonNode value) {
        return value.isTextual() && !value.asText().isBlank() ? cut(value.asText(), LONGEST_NAME) : null;
    }

    private static @Nullable Instant time(JsonNode seconds) {
        double value = seconds.asDouble(Double.NaN);
        return seconds.isNumber() && value >= EARLIEST && value < LATEST
                ? Instant.ofEpochMilli(Math.round(value * 1000))
                : null;
    }

    private static @Nullable Long delay(JsonNode seconds) {
        double value = seconds.asDouble(Double.NaN);
        return seconds.isNumber() && value >= 0 && value <= LONGEST_DELAY_SECONDS ? Math.round(value * 1000) : null;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String cut(String text, int longest) {
        return KeepableText.of(text.length() <= longest ? text : text.substring(0, longest));
    }
}
