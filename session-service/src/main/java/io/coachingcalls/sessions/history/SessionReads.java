package io.coachingcalls.sessions.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.access.Access;
import io.coachingcalls.access.Action;
import io.coachingcalls.access.CallPeople;
import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Role;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Sessions, for those who may read them. */
@ApplicationScoped
public class SessionReads {

    private static final String OF_ALL = "from CoachingSession s where ";
    private static final String OF_MEMBER =
            "select s from SessionMember m join CoachingSession s on s.id = m.sessionId where m.userId = :userId and ";

    private final UnknownSessions unknown;

    SessionReads(UnknownSessions unknown) {
        this.unknown = unknown;
    }

    /** @throws ProblemException 404 for a session that does not exist, and for one that is not the caller's to read */
    public Uni<CoachingSession> find(UUID id, Caller caller) {
        return find(id, caller, Action.READ);
    }

    /** As {@link #find(UUID, Caller)}; besides, 403 where the caller may read it but not do {@code action}. */
    public Uni<CoachingSession> find(UUID id, Caller caller, Action action) {
        return visible(id, caller, action)
                .onItem()
                .ifNull()
                .switchTo(() -> unknown.learn(id).chain(() -> visible(id, caller, action)))
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound);
    }

    /** Null for a session nobody here has heard of. */
    @WithSession
    Uni<@Nullable CoachingSession> visible(UUID id, Caller caller, Action action) {
        return CoachingSession.<CoachingSession>findById(id)
                .call(session -> session == null
                        ? Uni.createFrom().voidItem()
                        : VideoParticipant.userIdsOf(id)
                                .invoke(attended -> check(caller, action, session.people(attended))));
    }

    private static void check(Caller caller, Action action, CallPeople people) {
        if (!Access.allows(caller, Action.READ, people)) {
            throw ProblemException.notFound();
        }
        if (!Access.allows(caller, action, people)) {
            throw new ProblemException(ErrorCode.FORBIDDEN, null);
        }
    }

    /** The caller's sessions, newest first; an admin's are all there are. */
    @WithSession
    Uni<List<CoachingSession>> newest(Caller caller, SessionFilter filter, Cursor after, int limit) {
        boolean all = caller.is(Role.ADMIN);
        Map<String, Object> parameters = filter.parameters();
        parameters.put("createdAt", after.createdAt());
        parameters.put("id", after.id());
        if (!all) {
            parameters.put("userId", caller.userId());
        }
        // The order of an index on whichever table is read first, so that a page costs what a page holds
        String createdAt = all ? "s.createdAt" : "m.createdAt";
        String id = all ? "s.id" : "m.sessionId";
        List<String> conditions = new ArrayList<>(filter.conditions(createdAt));
        conditions.add("(%s, %s) < (:createdAt, :id)".formatted(createdAt, id));
        String query = "%s%s order by %s desc, %s desc"
                .formatted(all ? OF_ALL : OF_MEMBER, String.join(" and ", conditions), createdAt, id);
        return CoachingSession.<CoachingSession>find(query, parameters)
                .page(Page.ofSize(limit))
                .list();
    }

    /** A session's row and the user ids of those who may read it; null when there is no such session. */
    @WithSession
    public Uni<@Nullable Watched> watched(UUID id) {
        return CoachingSession.<CoachingSession>findById(id)
                .chain(session -> session == null
                        ? Uni.createFrom().nullItem()
                        : SessionMember.userIdsOf(id).map(readers -> new Watched(SessionRow.from(session), readers)));
    }

    public record Watched(SessionRow row, Set<String> readers) {}
}
