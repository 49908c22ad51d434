package io.coachingcalls.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the services' OpenAPI documents say can be asked. */
final class ApiDocuments {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private ApiDocuments() {}

    /**
     * One thing to ask.
     *
     * @param ids the names of the ids it takes: in its path, its query or its body
     */
    record Operation(JsonNode document, String method, String path, JsonNode description, Set<String> ids) {

        String name() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }

        /** A body that the document allows, with {@code ids} where it names some; null where it takes none. */
        JsonNode body(Map<String, String> values) {
            JsonNode schema = bodySchema(document, description);
            return schema.isMissingNode() ? null : valid(document, schema, values);
        }

        List<String> queryNames() {
            List<String> names = new ArrayList<>();
            description.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("query")) {
                    names.add(parameter.path("name").asText());
                }
            });
            return names;
        }
    }

    /** @param idNames which names are ids of something that is somebody's */
    static List<Operation> operations(Set<String> idNames) {
        List<Operation> operations = new ArrayList<>();
        for (JsonNode document : documents()) {
            document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                    .filter(operation -> METHODS.contains(operation.getKey()))
                    .forEach(operation -> operations.add(new Operation(
                            document,
                            operation.getKey(),
                            path.getKey(),
                            operation.getValue(),
                            ids(document, operation.getValue(), idNames)))));
        }
        return operations;
    }

    private static List<JsonNode> documents() {
        Path directory = Path.of(System.getProperty("calls.root"), "docs", "api");
        try (Stream<Path> files = Files.list(directory)) {
            List<JsonNode> documents = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                documents.add(RunningSystem.json(Files.readString(file)));
            }
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> ids(JsonNode document, JsonNode operation, Set<String> idNames) {
        Set<String> ids = new HashSet<>();
        operation
                .path("parameters")
                .forEach(parameter -> ids.add(parameter.path("name").asText()));
        resolved(document, bodySchema(document, operation))
                .path("properties")
                .fieldNames()
                .forEachRemaining(ids::add);
        ids.retainAll(idNames);
        return ids;
    }

    private static JsonNode bodySchema(JsonNode document, JsonNode operation) {
        return resolved(document, operation.path("requestBody").at("/content/application~1json/schema"));
    }

    private static JsonNode valid(JsonNode document, JsonNode unresolved, Map<String, String> values) {
        JsonNode schema = resolved(document, unresolved);
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (type(schema)) {
            case "object" -> object(document, schema, values);
            case "array" -> json.arrayNode().add(valid(document, schema.path("items"), values));
            case "integer", "number" -> json.numberNode(schema.path("minimum").asInt(1));
            case "boolean" -> json.booleanNode(true);
            default ->
                json.textNode(
                        schema.path("format").asText().equals("date-time")
                                ? Instant.now().toString()
                                : "text");
        };
    }

    /** What is required, and every id. */
    private static ObjectNode object(JsonNode document, JsonNode schema, Map<String, String> values) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        schema.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            if (values.containsKey(name)) {
                object.put(name, values.get(name));
            } else if (name.equals("transcript")) {
                // Of any JSON, documents do not say whether it is required
                object.set(name, said());
            } else if (required.contains(name)) {
                object.set(name, valid(document, property.getValue(), values));
            }
        });
        return object;
    }

    private static JsonNode said() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return json.arrayNode().add(json.objectNode().put("speaker", "Sam").put("text", "Hello."));
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText();
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }
}
