package io.coachingcalls.text;

import org.jspecify.annotations.Nullable;

/** Names and titles, as others are shown them: wherever they come from, they are made so and never refused. */
public final class DisplayText {

    /** Characters, as Java counts them. */
    public static final int MOST = 200;

    private DisplayText() {}

    /** Without control characters, cut at a code point; null for nothing to see. */
    public static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String shown = cut(ControlCharacters.removedFrom(text).strip()).strip();
        return shown.isBlank() ? null : shown;
    }

    private static String cut(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST);
    }
}
