package io.coachingcalls.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.coachingcalls.text.ControlCharacters;
import org.jspecify.annotations.Nullable;

/**
 * An event names something by an id that no table's index can hold (PostgreSQL takes 2,704 bytes a row), or that has
 * control characters. It is none of ours: our rooms' names are short, and LiveKit itself takes identities of 256 bytes at
 * most. Such an event goes to the dead letters before a statement sees it.
 */
public final class UnkeepableId extends IOException {

    private static final int MOST_BYTES = 256;

    private UnkeepableId(String message) {
        super(message);
    }

    static void check(String field, @Nullable String id) throws UnkeepableId {
        if (id == null) {
            return;
        }
        // The length first: what is far too long is not even looked at
        if (id.length() > MOST_BYTES || id.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new UnkeepableId(field + " has more than " + MOST_BYTES + " bytes");
        }
        if (ControlCharacters.in(id)) {
            throw new UnkeepableId(field + " has control characters");
        }
    }
}
