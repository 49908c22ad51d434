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
public record RecordingPreference(
        boolean wanted, @Nullable String by, @Nullable String tier) {

    public static final RecordingPreference NONE = new RecordingPreference(false, null, null);

    /** Of a call with FRED. */
    public static final RecordingPreference BY_ITSELF = new RecordingPreference(true, null, null);

    public static RecordingPreference of(Caller caller) {
        return new RecordingPreference(
                true, caller.userId(), caller.tier().name().toLowerCase(Locale.ROOT));
    }
}
