package io.coachingcalls.problem;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON of any shape that somebody hands in to be kept. */
public final class KeepableJson {

    private KeepableJson() {}

    /**
     * PostgreSQL has no NUL in text, and not every reader of ours a number that is larger than any double.
     *
     * @param name what the problem calls it
     * @throws ProblemException {@code INVALID_REQUEST} for what can be read, but not kept
     */
    public static void require(String name, JsonNode node) {
        node.fieldNames().forEachRemaining(field -> requireNoNul(name, field));
        if (node.isTextual()) {
            requireNoNul(name, node.textValue());
        }
        if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
            throw ProblemException.invalid(name, "has a number that is too large");
        }
        node.forEach(part -> require(name, part));
    }

    private static void requireNoNul(String name, String text) {
        if (!KeepableText.isKeepable(text)) {
            throw ProblemException.invalid(name, KeepableText.MESSAGE);
        }
    }
}
