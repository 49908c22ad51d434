package io.coachingcalls.sessions.history;

import io.coachingcalls.access.Access;
import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Role;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.sessions.participants.VideoParticipant;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sessions, for those who may read them. */
@ApplicationScoped
@WithSession
public class SessionReads {

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
    Uni<List<CoachingSession>> newest(Caller caller, Optional<Cursor> after, int limit) {
        String keyset = after.isPresent() ? "(s.createdAt, s.id) < (:createdAt, :id)" : "1 = 1";
        Parameters parameters = new Parameters();
        after.ifPresent(cursor -> parameters.and("createdAt", cursor.createdAt()).and("id", cursor.id()));
        if (caller.is(Role.ADMIN)) {
            return CoachingSession.<CoachingSession>find(
                            "from CoachingSession s where " + keyset + " order by s.createdAt desc, s.id desc", parameters)
                    .page(Page.ofSize(limit))
                    .list();
        }
        return CoachingSession.<CoachingSession>find(
                        "select s from SessionMember m join CoachingSession s on s.id = m.sessionId where m.userId = :userId and "
                                + keyset.replace("s.createdAt", "m.createdAt").replace("s.id", "m.sessionId")
                                + " order by m.createdAt desc, m.sessionId desc",
                        parameters.and("userId", caller.userId()))
                .page(Page.ofSize(limit))
                .list();
    }
}
