package io.coachingcalls.ingest;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What becomes of a verified webhook: an event for everybody, or a dead letter. Neither holds a TURN password. */
sealed interface WebhookRecord {

    byte[] value();

    /** LiveKit's name of the event; null when it could not be read. */
    @Nullable
    String eventName();

    /**
     * An event that consumers use or skip: a name we have never heard of is no reason to lose it.
     *
     * @param time to some milliseconds, by when we received it; the same event received again later has no earlier time
     * @param value LiveKit's JSON, less the TURN password
     */
    record Event(String id, String eventName, String roomName, Instant time, byte[] value) implements WebhookRecord {}

    /** One that nobody can ever use. LiveKit must not send it again, so it is kept aside. */
    record DeadLetter(@Nullable String eventName, Cause cause, byte[] value) implements WebhookRecord {}

    /** Why nobody can use it. The lower-case name is the header's value. */
    enum Cause {
        BROKEN_JSON,
        UNKNOWN_SHAPE,

        /** An id in it is longer than LiveKit's may be, or has control characters: no table could keep it. */
        UNKEEPABLE_ID,
        NO_ID,
        NO_EVENT_NAME,
        NO_ROOM_NAME;

        String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
