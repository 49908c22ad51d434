package io.coachingcalls.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/**
 * Says of answers which of their properties can be null, as the records say it by {@code @Nullable}, which SmallRye
 * does not read; and that all are there, as Jackson leaves none out. What a request must have its constraints say.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class AnsweredNulls implements OASFilter {

    private final IndexView classes;

    public AnsweredNulls(IndexView classes) {
        this.classes = classes;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        AnsweredSchemas.of(document).forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                Map<String, Schema> properties = Map.copyOf(schema.getProperties());
                nullable(name, properties.keySet())
                        .forEach(property -> schema.addProperty(property, orNull(properties.get(property))));
                schema.setRequired(List.copyOf(schema.getProperties().keySet()));
            }
        });
    }

    /** @throws IllegalStateException where no record is called so, or several that do not agree */
    private Set<String> nullable(String schema, Set<String> properties) {
        List<Set<String>> answers = classes.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .filter(type -> simpleName(type).equals(schema))
                .map(this::properties)
                .filter(canBeNull -> canBeNull.keySet().equals(properties))
                .map(AnsweredNulls::nullable)
                .distinct()
                .toList();
        if (answers.size() != 1) {
            throw new IllegalStateException(
                    "what can be null in %s%s is said in %d ways, not in one, by the records of that name"
                            .formatted(schema, properties, answers.size()));
        }
        return answers.getFirst();
    }

    private static Set<String> nullable(Map<String, Boolean> canBeNull) {
        return canBeNull.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The record's properties as Jackson names them, and whether each can be null. */
    private Map<String, Boolean> properties(ClassInfo type) {
        Map<String, Boolean> properties = new LinkedHashMap<>();
        for (RecordProperty property : RecordProperty.of(type)) {
            ClassInfo unwrapped = property.isUnwrapped() ? classes.getClassByName(property.type()) : null;
            if (unwrapped == null) {
                properties.put(property.jsonName(), property.isNullable());
            } else {
                properties.putAll(properties(unwrapped));
            }
        }
        return properties;
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() != null) {
            return OASFactory.createSchema()
                    .addAnyOf(schema)
                    .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
        }
        // Without a type it is any JSON, null too
        if (schema.getType() != null && !schema.getType().contains(SchemaType.NULL)) {
            schema.addType(SchemaType.NULL);
        }
        return schema;
    }

    private static String simpleName(ClassInfo type) {
        String name = type.name().withoutPackagePrefix();
        return name.substring(name.lastIndexOf('$') + 1);
    }
}
