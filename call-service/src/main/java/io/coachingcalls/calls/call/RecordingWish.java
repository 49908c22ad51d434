package io.coachingcalls.calls.call;

import java.util.Locale;

import io.coachingcalls.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call should be recorded, as it was agreed.
 *
 * @param by the person who asked for it; null where the call records by itself
 * @param tier that person's, as in events
 */
public record RecordingWish(
        boolean wanted, @Nullable String by, @Nullable String tier) {

    public static final RecordingWish NONE = new RecordingWish(false, null, null);

    /** Of a call with FRED. */
    public static final RecordingWish BY_ITSELF = new RecordingWish(true, null, null);

    public static RecordingWish of(Caller caller) {
        return new RecordingWish(true, caller.userId(), caller.tier().name().toLowerCase(Locale.ROOT));
    }
}
