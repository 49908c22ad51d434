package io.coachingcalls.openapi;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record, as it stands in JSON.
 *
 * @param type its class
 * @param isUnwrapped whether its own properties stand in its place
 */
record RecordProperty(String jsonName, DotName type, boolean isNullable, boolean isUnwrapped) {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);

    static List<RecordProperty> of(ClassInfo type) {
        boolean isSnakeCase = type.hasDeclaredAnnotation(JsonNaming.class);
        return type.fields().stream()
                .filter(field -> !field.isSynthetic() && !Modifier.isStatic(field.flags()))
                .map(field -> new RecordProperty(
                        jsonName(field, isSnakeCase),
                        field.type().name(),
                        field.type().hasAnnotation(NULLABLE),
                        field.hasAnnotation(JsonUnwrapped.class)))
                .toList();
    }

    private static String jsonName(FieldInfo field, boolean isSnakeCase) {
        AnnotationInstance named = field.annotation(JsonProperty.class);
        AnnotationValue name = named == null ? null : named.value();
        if (name != null) {
            return name.asString();
        }
        return isSnakeCase
                ? field.name().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT)
                : field.name();
    }
}
