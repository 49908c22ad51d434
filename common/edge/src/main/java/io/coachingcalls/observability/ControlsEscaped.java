package io.coachingcalls.observability;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;

import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Escapes, in what others have put into a log record, what would begin a new line or steer a terminal: nobody can write a
 * record of their own by calling themselves "x\n2026-11-20 ERROR …". The messages' own text is ours, or a library's, and
 * stays as it is.
 */
final class ControlsEscaped {

    /** Control characters, separators of lines and paragraphs, and what turns the direction of writing. */
    private static final Pattern CONTROLS =
            Pattern.compile("[\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

    private ControlsEscaped() {}

    static void in(ExtLogRecord logRecord) {
        @Nullable Object[] parameters = logRecord.getParameters();
        if (parameters != null) {
            @Nullable Object[] escaped = parameters.clone();
            boolean isChanged = false;
            for (int i = 0; i < parameters.length; i++) {
                escaped[i] = escape(parameters[i]);
                isChanged |= escaped[i] != parameters[i];
            }
            if (isChanged) {
                logRecord.setParameters(escaped);
            }
        }
        Throwable thrown = logRecord.getThrown();
        if (thrown != null && needsEscape(thrown, Collections.newSetFromMap(new IdentityHashMap<>()))) {
            logRecord.setThrown(new Escaped(thrown));
        }
    }

    /** The same object where there is nothing to escape, so that numbers stay numbers. */
    private static @Nullable Object escape(@Nullable Object parameter) {
        if (parameter == null || parameter instanceof Number) {
            return parameter;
        }
        String text = String.valueOf(parameter);
        return CONTROLS.matcher(text).find() ? escape(text) : parameter;
    }

    private static String escape(String text) {
        return CONTROLS.matcher(text).replaceAll(control -> "\\\\u%04x"
                .formatted((int) control.group().charAt(0)));
    }

    private static boolean needsEscape(Throwable thrown, Set<Throwable> seen) {
        if (!seen.add(thrown)) {
            return false;
        }
        if (CONTROLS.matcher(String.valueOf(thrown.getMessage())).find()) {
            return true;
        }
        if (thrown.getCause() != null && needsEscape(thrown.getCause(), seen)) {
            return true;
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (needsEscape(suppressed, seen)) {
                return true;
            }
        }
        return false;
    }

    /** As the original is printed, but for its message. */
    private static final class Escaped extends Throwable {

        private static final int DEEPEST = 20;

        private final String text;

        Escaped(Throwable original) {
            this(original, 0);
        }

        private Escaped(Throwable original, int depth) {
            super(null, causeOf(original, depth), true, true);
            this.text = escape(original.toString());
            setStackTrace(original.getStackTrace());
            if (depth < DEEPEST) {
                for (Throwable suppressed : original.getSuppressed()) {
                    addSuppressed(new Escaped(suppressed, depth + 1));
                }
            }
        }

        private static @Nullable Throwable causeOf(Throwable original, int depth) {
            return original.getCause() == null || depth == DEEPEST ? null : new Escaped(original.getCause(), depth + 1);
        }

        @Override
        public String getMessage() {
            return text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
