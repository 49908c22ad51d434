package io.coachingcalls.sessions.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Role;

/**
 * A page of somebody's sessions in HQL, newest first; an admin's are all there are.
 *
 * @param parameters of those named in it
 */
record PageQuery(String hql, Map<String, Object> parameters) {

    /** Read in the order of an index on the table that comes first, so that it costs what a page holds. */
    static PageQuery of(Caller caller, SessionFilter filter, Cursor after) {
        boolean all = caller.is(Role.ADMIN);
        String hql = all
                ? select("CoachingSession s", "s.createdAt", "s.id", filter, List.of())
                : select(
                        "SessionMember m join CoachingSession s on s.id = m.sessionId",
                        "m.createdAt",
                        "m.sessionId",
                        filter,
                        List.of("m.userId = :userId"));
        return new PageQuery(hql, parameters(caller, filter, after));
    }

    /** Of all that {@link #select} and {@link #isAfter} name, and {@code :userId} unless the caller is an admin. */
    static Map<String, Object> parameters(Caller caller, SessionFilter filter, Cursor after) {
        Map<String, Object> parameters = new HashMap<>(filter.parameters());
        parameters.put("createdAt", after.createdAt());
        parameters.put("id", after.id());
        if (!caller.is(Role.ADMIN)) {
            parameters.put("userId", caller.userId());
        }
        return parameters;
    }

    /**
     * @param from names {@code s}, a {@link CoachingSession}
     * @param createdAt where the time stands that the page is read in order of
     * @param id of the session, in the same row
     */
    static String select(String from, String createdAt, String id, SessionFilter filter, List<String> conditions) {
        String where =
                and(List.of(conditions, filter.onSession(), filter.onTime(createdAt), List.of(isAfter(createdAt, id))));
        return "select s from %s where %s order by %s desc, %s desc".formatted(from, where, createdAt, id);
    }

    static String isAfter(String createdAt, String id) {
        return "(%s, %s) < (:createdAt, :id)".formatted(createdAt, id);
    }

    static String and(List<List<String>> conditions) {
        return conditions.stream().flatMap(List::stream).collect(Collectors.joining(" and "));
    }
}
