package io.coachingcalls.sessions.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.coachingcalls.sessions.search.SearchQuery;

/**
 * Which sessions of the history are wanted; what is null does not matter.
 *
 * @param from made at this time or later
 * @param to made before this time
 * @param words to be found in what the session is made of
 */
record SessionFilter(
        Optional<String> status,
        Optional<String> callType,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<SearchQuery> words) {

    static final SessionFilter NONE =
            new SessionFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Conditions on {@code s}, a {@link CoachingSession}. */
    List<String> onSession() {
        List<String> conditions = new ArrayList<>();
        status.ifPresent(value -> conditions.add("s.status = :status"));
        callType.ifPresent(value -> conditions.add("s.callType = :callType"));
        return conditions;
    }

    /** @param createdAt where the time stands that the page is read in order of */
    List<String> onTime(String createdAt) {
        List<String> conditions = new ArrayList<>();
        from.ifPresent(value -> conditions.add(createdAt + " >= :from"));
        to.ifPresent(value -> conditions.add(createdAt + " < :to"));
        return conditions;
    }

    /** Of the conditions above. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        status.ifPresent(value -> parameters.put("status", value));
        callType.ifPresent(value -> parameters.put("callType", value));
        from.ifPresent(value -> parameters.put("from", value));
        to.ifPresent(value -> parameters.put("to", value));
        return parameters;
    }
}
