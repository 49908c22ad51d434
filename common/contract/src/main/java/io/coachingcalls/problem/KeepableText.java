package io.coachingcalls.problem;

/** Text that can be kept: PostgreSQL has no NUL in it, and half a surrogate pair has no bytes in UTF-8. */
public final class KeepableText {

    /** For {@code @Pattern}, so that the API's documents say it too. */
    public static final String PATTERN = "[^\\x00\\ud800-\\udfff]*";

    public static final String MESSAGE = "must not contain NUL or half a surrogate pair";

    private KeepableText() {}

    public static boolean isKeepable(String text) {
        return text.codePoints().allMatch(KeepableText::isKeepable);
    }

    /** What can be kept of what somebody else's program said. */
    public static String of(String text) {
        return isKeepable(text)
                ? text
                : text.codePoints()
                        .filter(KeepableText::isKeepable)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isKeepable(int codePoint) {
        return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
    }
}
