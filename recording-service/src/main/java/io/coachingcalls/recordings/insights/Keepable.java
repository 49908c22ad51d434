package io.coachingcalls.recordings.insights;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.coachingcalls.problem.KeepableText;
import io.coachingcalls.structure.PlainJava;

/** JSON that PostgreSQL can keep, of what somebody else's program said. */
@PlainJava
final class Keepable {

    private Keepable() {}

    static JsonNode of(JsonNode value) {
        return switch (value) {
            case TextNode text -> TextNode.valueOf(KeepableText.of(text.asText()));
            case ArrayNode array -> {
                ArrayNode kept = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> kept.add(of(item)));
                yield kept;
            }
            case ObjectNode object -> {
                ObjectNode kept = JsonNodeFactory.instance.objectNode();
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    kept.set(KeepableText.of(field.getKey()), of(field.getValue()));
                }
                yield kept;
            }
            default -> value;
        };
    }
}
