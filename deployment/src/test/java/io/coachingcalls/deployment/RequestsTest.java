package io.coachingcalls.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients can say at all, by the API's documents. */
class RequestsTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @ParameterizedTest
    @CsvSource({"call-service,callType", "session-service,notes", "recording-service,transcript"})
    void shouldLetNobodyChooseWhereARecordingIsKept(String service, String oneThatTheyCanSay) throws IOException {
        JsonNode document = YAML.readTree(Project.read("docs/api/" + service + ".yaml"));
        Set<String> names = new TreeSet<>();
        for (JsonNode path : document.path("paths")) {
            for (JsonNode operation : path) {
                operation
                        .path("parameters")
                        .forEach(parameter -> names.add(parameter.path("name").asText()));
                collect(document, operation.path("requestBody"), names);
            }
        }

        assertThat(names)
                .contains(oneThatTheyCanSay)
                .noneMatch(
                        name -> name.matches("(?i).*(path|bucket|object.?key|file|folder|prefix|location).*|key|url"));
    }

    /** The names of all properties, followed through the document's references. */
    private static void collect(JsonNode document, JsonNode schema, Set<String> names) {
        if (schema.has("$ref")) {
            collect(document, document.at(schema.path("$ref").asText().substring(1)), names);
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            names.add(property.getKey());
        }
        schema.elements().forEachRemaining(inner -> collect(document, inner, names));
    }
}
