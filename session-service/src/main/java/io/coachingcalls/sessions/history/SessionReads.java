package io.coachingcalls.sessions.history;

import java.util.List;
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
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Sessions, for those who may read them. */
@ApplicationScoped
public class SessionReads {

    private final SessionBackfill unknown;

    SessionReads(SessionBackfill unknown) {
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
                .switchTo(() -> unknown.fetchAndStore(id).chain(() -> visible(id, caller, action)))
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
        return filter.words()
                .map(words -> found(SearchPage.of(caller, words, filter, after), limit))
                .orElseGet(() -> page(PageQuery.of(caller, filter, after), limit));
    }

    /** As {@link #newest}, by how many are left out. */
    @WithSession
    public Uni<List<CoachingSession>> newest(Caller caller, int leftOut, int limit) {
        PageQuery query = PageQuery.of(caller, SessionFilter.NONE, Cursor.START);
        return Panache.getSession().chain(session -> {
            var page = session.createSelectionQuery(query.hql(), CoachingSession.class)
                    .setFirstResult(leftOut)
                    .setMaxResults(limit);
            query.parameters().forEach(page::setParameter);
            return page.getResultList();
        });
    }

    /** How many sessions are the caller's; an admin's are all there are. */
    @WithSession
    public Uni<Long> count(Caller caller) {
        return caller.is(Role.ADMIN) ? CoachingSession.count() : SessionMember.count("userId", caller.userId());
    }

    private static Uni<List<CoachingSession>> found(SearchPage search, int limit) {
        return areMany(search.inIndex())
                .chain(many -> many
                        ? page(search.amongNewest(), limit)
                        : Uni.createFrom().item(List.<CoachingSession>of()))
                .chain(newest ->
                        newest.size() == limit ? Uni.createFrom().item(newest) : page(search.fromIndex(), limit));
    }

    private static Uni<Boolean> areMany(PageQuery query) {
        return Panache.getSession().chain(session -> {
            var ids = session.createSelectionQuery(query.hql(), UUID.class)
                    .setFirstResult(SearchPage.FEW)
                    .setMaxResults(1);
            query.parameters().forEach(ids::setParameter);
            return ids.getResultList().map(found -> !found.isEmpty());
        });
    }

    private static Uni<List<CoachingSession>> page(PageQuery query, int limit) {
        return Panache.getSession().chain(session -> {
            var page = session.createSelectionQuery(query.hql(), CoachingSession.class)
                    .setMaxResults(limit);
            query.parameters().forEach(page::setParameter);
            return page.getResultList();
        });
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
