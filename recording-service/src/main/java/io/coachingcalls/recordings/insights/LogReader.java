package io.coachingcalls.recordings.insights;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import io.coachingcalls.problem.KeepableText;
import io.coachingcalls.recordings.insights.AgentReport.Job;
import io.coachingcalls.recordings.insights.Remark.Kind;
import io.coachingcalls.structure.PlainJava;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import org.jspecify.annotations.Nullable;

/**
 * Finds evaluations, tags and the outcome in the logs of LiveKit's agents. All else there is passed over: the conversation
 * comes with the report, and what an agent logs for itself is its operator's.
 */
@PlainJava
final class LogReader {

    private static final String SCOPE = "evaluations";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_BODY = 16 * 1024;
    private static final int DEEPEST = 16;

    private static final Map<String, Kind> KINDS =
            Map.of("evaluation", Kind.EVALUATION, "tag", Kind.TAG, "outcome", Kind.OUTCOME);

    private LogReader() {}

    /** @throws AgentRefusal where it is no OTLP */
    static List<Remark> read(byte[] logs) {
        try {
            return ExportLogsServiceRequest.parseFrom(logs).getResourceLogsList().stream()
                    .flatMap(resource -> resource.getScopeLogsList().stream())
                    .filter(scope -> scope.getScope().getName().equals(SCOPE))
                    .flatMap(LogReader::remarks)
                    .toList();
        } catch (InvalidProtocolBufferException e) {
            throw AgentRefusal.unreadable("the logs are no OTLP in protobuf");
        }
    }

    private static Stream<Remark> remarks(ScopeLogs scope) {
        Map<String, String> of = scope.getScope().getAttributesList().stream()
                .filter(attribute -> attribute.getValue().hasStringValue())
                .collect(Collectors.toMap(
                        KeyValue::getKey, attribute -> attribute.getValue().getStringValue(), (one, other) -> one));
        Job job = new Job(of.getOrDefault("room", ""), of.getOrDefault("room_id", ""), of.getOrDefault("job_id", ""));
        if (Stream.of(job.room(), job.roomSid(), job.id()).anyMatch(id -> !isId(id))) {
            return Stream.empty();
        }
        return scope.getLogRecordsList().stream().flatMap(log -> Stream.ofNullable(remark(job, log)));
    }

    private static @Nullable Remark remark(Job job, LogRecord log) {
        String about = log.getBody().getStringValue();
        Kind kind = KINDS.get(about);
        if (kind == null) {
            return null;
        }
        JsonNode body = log.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals(about))
                .map(attribute -> json(attribute.getValue(), 0))
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::missingNode);
        String name = kind == Kind.OUTCOME ? "" : body.path("name").asText("");
        boolean isNamed = kind == Kind.OUTCOME || isId(name);
        return body.isObject() && isNamed && body.toString().length() <= LONGEST_BODY
                ? new Remark(job, kind, name, Keepable.of(body))
                : null;
    }

    private static JsonNode json(AnyValue value, int depth) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (value.getValueCase()) {
            case STRING_VALUE -> json.textNode(value.getStringValue());
            case BOOL_VALUE -> json.booleanNode(value.getBoolValue());
            case INT_VALUE -> json.numberNode(value.getIntValue());
            case DOUBLE_VALUE ->
                Double.isFinite(value.getDoubleValue()) ? json.numberNode(value.getDoubleValue()) : json.nullNode();
            case ARRAY_VALUE -> {
                ArrayNode array = json.arrayNode();
                if (depth < DEEPEST) {
                    value.getArrayValue().getValuesList().forEach(item -> array.add(json(item, depth + 1)));
                }
                yield array;
            }
            case KVLIST_VALUE -> {
                ObjectNode object = json.objectNode();
                if (depth < DEEPEST) {
                    value.getKvlistValue()
                            .getValuesList()
                            .forEach(field -> object.set(field.getKey(), json(field.getValue(), depth + 1)));
                }
                yield object;
            }
            default -> json.nullNode();
        };
    }

    private static boolean isId(String value) {
        return !value.isBlank() && value.length() <= LONGEST_NAME && KeepableText.isKeepable(value);
    }
}
