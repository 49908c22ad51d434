package io.coachingcalls.text;

/**
 * What steers a reader's screen, log or database instead of being read: control characters (C0, DEL, C1), separators of
 * lines and paragraphs, the bidirectional controls (Unicode's {@code Bidi_Control}), and halves of surrogate pairs. The
 * implicit marks U+200E, U+200F and U+061C are among them: a name that is shown by itself needs none, and two names that
 * differ in one look the same.
 */
public final class ControlCharacters {

    /** As the inside of a class in a regular expression, as Java, Python and JavaScript read it. */
    static final String CLASS =
            "\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff";

    private ControlCharacters() {}

    /** Whether there are any in {@code text}. */
    public static boolean in(String text) {
        return text.codePoints().anyMatch(ControlCharacters::isOne);
    }

    /** {@code text} without them. */
    static String removedFrom(String text) {
        if (!in(text)) {
            return text;
        }
        return text.codePoints()
                .filter(codePoint -> !isOne(codePoint))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static boolean isOne(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> isBidiControl(codePoint);
            default -> false;
        };
    }

    private static boolean isBidiControl(int codePoint) {
        return codePoint == 0x061c
                || codePoint == 0x200e
                || codePoint == 0x200f
                || codePoint >= 0x202a && codePoint <= 0x202e
                || codePoint >= 0x2066 && codePoint <= 0x2069;
    }
}
