package io.coachingcalls.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Writes the patterns of constraints as the documents mean them: there a pattern must be found anywhere in a text, where
 * Jakarta Validation holds it against the whole; and a text is blank where it has nothing above a space.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class Patterns implements OASFilter {

    /** What SmallRye writes for {@code @NotBlank}. */
    private static final String NOT_BLANK = "\\S";

    private static final String ABOVE_A_SPACE = "[^\\x00-\\x20]";

    @Override
    public Schema filterSchema(Schema schema) {
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^") && !pattern.equals(ABOVE_A_SPACE)) {
            schema.setPattern(pattern.equals(NOT_BLANK) ? ABOVE_A_SPACE : "^(" + pattern + ")$");
        }
        return schema;
    }
}
