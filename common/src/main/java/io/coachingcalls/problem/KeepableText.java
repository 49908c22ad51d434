package io.coachingcalls.problem;

/** Text that PostgreSQL can keep: it has no NUL there. */
public final class KeepableText {

    /** For {@code @Pattern}, so that the API's documents say it too. */
    public static final String PATTERN = "[^\\x00]*";

    public static final String MESSAGE = "must not contain NUL";

    private KeepableText() {}

    public static boolean isKeepable(String text) {
        return text.indexOf('\0') < 0;
    }

    /** What can be kept of what somebody else's program said. */
    public static String of(String text) {
        return text.replace("\0", "");
    }
}
