package io.coachingcalls.sessions.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.access.Access;
import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Role;
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
        return CoachingSession.<CoachingSession>findById(id)
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .chain(session -> VideoParticipant.userIdsOf(id).map(attended -> visible(session, attended, caller)));
    }

    private static CoachingSession visible(CoachingSession session, Set<String> attended, Caller caller) {
        if (!Access.allows(caller, Action.READ, session.people(attended))) {
            throw ProblemException.notFound();
        }
        return session;
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
