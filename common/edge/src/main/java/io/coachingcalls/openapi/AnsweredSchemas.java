package io.coachingcalls.openapi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The named schemas that answers are made of, by name; but for problems, which are no service's own. */
final class AnsweredSchemas {

    private static final String PREFIX = "#/components/schemas/";

    private final Map<String, Schema> all;
    private final Map<String, Schema> found = new LinkedHashMap<>();

    private AnsweredSchemas(Map<String, Schema> all) {
        this.all = all;
    }

    static Map<String, Schema> of(OpenAPI document) {
        var schemas = new AnsweredSchemas(Optional.ofNullable(document.getComponents())
                .map(Components::getSchemas)
                .orElse(Map.of()));
        for (PathItem path : document.getPaths().getPathItems().values()) {
            for (Operation operation : path.getOperations().values()) {
                operation.getResponses().getAPIResponses().entrySet().stream()
                        .filter(response -> response.getKey().startsWith("2"))
                        .map(Map.Entry::getValue)
                        .flatMap(AnsweredSchemas::bodies)
                        .forEach(schemas::add);
            }
        }
        return schemas.found;
    }

    private static Stream<Schema> bodies(APIResponse response) {
        return response.getContent() == null
                ? Stream.empty()
                : response.getContent().getMediaTypes().values().stream()
                        .map(MediaType::getSchema)
                        .filter(Objects::nonNull);
    }

    private void add(@Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(PREFIX.length());
            Schema named = Objects.requireNonNull(all.get(name), name);
            if (found.put(name, named) == null) {
                add(named);
            }
        }
        add(schema.getItems());
        add(schema.getAdditionalPropertiesSchema());
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(this::add);
        }
    }
}
