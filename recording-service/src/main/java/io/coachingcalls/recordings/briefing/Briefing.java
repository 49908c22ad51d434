package io.coachingcalls.recordings.briefing;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.coachingcalls.recordings.commitments.Commitments.OpenPromise;
import org.jspecify.annotations.Nullable;

/**
 * What FRED may know of a call before he greets.
 *
 * @param person null for a room of which nobody has said yet whose it is
 * @param commitments what is still open of earlier calls, the newest first
 * @param memories of earlier calls, the newest first
 * @param secondsLeft all the time there is, as long as nobody came; null where that is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Briefing(
        @Nullable Person person,
        String language,
        List<Promised> commitments,
        List<String> memories,
        @Nullable Long secondsLeft) {

    /**
     * Who made the call.
     *
     * @param id as which they are in the room
     * @param name as they are called in this call, else in the last one that is remembered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Person(String id, @Nullable String name) {}

    /**
     * @param owner who does it, where that was said
     * @param due until when, in the words that were said at {@code madeAt}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Promised(
            String text, @Nullable String owner, @Nullable String due, Instant madeAt) {

        static Promised of(OpenPromise open) {
            return new Promised(
                    open.promise().text(),
                    open.promise().owner(),
                    open.promise().due(),
                    open.madeAt());
        }
    }
}
