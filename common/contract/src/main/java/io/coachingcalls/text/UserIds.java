package io.coachingcalls.text;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * What a person's id may be. It is their identity in LiveKit, which takes 256 bytes and no more, and stands in the indexes
 * of every service.
 */
public final class UserIds {

    public static final int MOST_BYTES = 255;

    /** For {@code @Pattern}, so that the API's documents say it too. */
    public static final String PATTERN = "[^" + ControlCharacters.CLASS + "]*";

    public static final String MESSAGE =
            "must be a user id: not blank, at most 255 bytes of UTF-8, without control characters";

    private UserIds() {}

    public static boolean isUserId(@Nullable String text) {
        return text != null
                && !text.isBlank()
                && text.length() <= MOST_BYTES
                && text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                && !ControlCharacters.in(text);
    }
}
