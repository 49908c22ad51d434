package io.coachingcalls.sessions.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which sessions of the history are wanted; what is null does not matter.
 *
 * @param from made at this time or later
 * @param to made before this time
 * @param words to be found in notes or summary, in the syntax of web searches
 */
record SessionFilter(
        Optional<String> status,
        Optional<String> callType,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> words) {

    private static final String HAS_WORDS =
            "cast(function('sessions.has_words', s.notes, s.summary, :words) as boolean) = true";

    /**
     * Conditions on {@code s}, a {@link CoachingSession}, to be joined by {@code and}.
     *
     * @param createdAt where the time stands that the page is read in order of
     */
    List<String> conditions(String createdAt) {
        List<String> conditions = new ArrayList<>();
        status.ifPresent(value -> conditions.add("s.status = :status"));
        callType.ifPresent(value -> conditions.add("s.callType = :callType"));
        from.ifPresent(value -> conditions.add(createdAt + " >= :from"));
        to.ifPresent(value -> conditions.add(createdAt + " < :to"));
        words.ifPresent(value -> conditions.add(HAS_WORDS));
        return conditions;
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        status.ifPresent(value -> parameters.put("status", value));
        callType.ifPresent(value -> parameters.put("callType", value));
        from.ifPresent(value -> parameters.put("from", value));
        to.ifPresent(value -> parameters.put("to", value));
        words.ifPresent(value -> parameters.put("words", value));
        return parameters;
    }
}
