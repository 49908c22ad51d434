package io.coachingcalls.sessions.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Sessions, for those who may read them. */
@ApplicationScoped
@WithSession
public class SessionReads {

    private static final String NEWEST_OF_ALL = """
            from CoachingSession s where (s.createdAt, s.id) < (:createdAt, :id) order by s.createdAt desc, s.id desc
            """;

    private static final String NEWEST_OF_MEMBER = """
            select s from SessionMember m join CoachingSession s on s.id = m.sessionId
            where m.userId = :userId and (m.createdAt, m.sessionId) < (:createdAt, :id)
            order by m.createdAt desc, m.sessionId desc
            """;

    /** @throws ProblemException 404 for a session that does not exist, and for one that is not the caller's to read */
    public Uni<CoachingSession> find(UUID id, Caller caller) {
        return find(id, caller, Action.READ);
    }

    /** As {@link #find(UUID, Caller)}; besides, 403 where the caller may read it but not do {@code action}. */
    public Uni<CoachingSession> find(UUID id, Caller caller, Action action) {
        return CoachingSession.<CoachingSession>findById(id)
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .call(session -> VideoParticipant.userIdsOf(id)
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
    Uni<List<CoachingSession>> newest(Caller caller, Cursor after, int limit) {
        var parameters = new HashMap<String, Object>(Map.of("createdAt", after.createdAt(), "id", after.id()));
        if (caller.is(Role.ADMIN)) {
            return CoachingSession.<CoachingSession>find(NEWEST_OF_ALL, parameters)
                    .page(Page.ofSize(limit))
                    .list();
        }
        parameters.put("userId", caller.userId());
        return CoachingSession.<CoachingSession>find(NEWEST_OF_MEMBER, parameters)
                .page(Page.ofSize(limit))
                .list();
    }
}
