package io.coachingcalls.calls.call;

import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.access.Access;
import io.coachingcalls.access.Action;
import io.coachingcalls.access.CallPeople;
import io.coachingcalls.access.Caller;
import io.coachingcalls.events.InvitationAnswer;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** The calls there are. */
@ApplicationScoped
public class Calls implements PanacheRepositoryBase<Call, String> {

    /** A call of which {@code caller} may know; to others it does not exist. */
    @WithSession
    public Uni<Call> findFor(String room, Caller caller, Action action) {
        if (!RoomNames.isOurs(room)) {
            return Uni.createFrom().failure(ProblemException.notFound());
        }
        return findById(room)
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .call(call -> check(caller, action, call));
    }

    /** As {@link #findFor(String, Caller, Action)}, by the id of the call's session. */
    @WithSession
    public Uni<Call> findFor(UUID sessionId, Caller caller, Action action) {
        return find("sessionId", sessionId)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .call(call -> check(caller, action, call));
    }

    /** A call of {@code caller}'s by the name that their page chose for its room; another's name leads nowhere. */
    @WithSession
    public Uni<Call> findRequested(String name, Caller caller, Action action) {
        if (!name.matches(Call.REQUESTED_ROOM)) {
            return Uni.createFrom().failure(ProblemException.notFound());
        }
        return find("ownerId = ?1 and requestedRoom = ?2", caller.userId(), name)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .call(call -> check(caller, action, call));
    }

    /** A call in which somebody is named who has not left it; to others it does not exist. */
    @WithSession
    public Uni<Call> findNaming(String room, String userId) {
        if (!RoomNames.isOurs(room)) {
            return Uni.createFrom().failure(ProblemException.notFound());
        }
        return findById(room)
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .call(call -> GivenAnswer.of(room, userId).invoke(answer -> {
                    if (!call.names(userId) || answer == InvitationAnswer.LEFT) {
                        throw ProblemException.notFound();
                    }
                }));
    }

    /** Null where the owner has not used the key. */
    @WithSession
    public Uni<@Nullable Call> findByIdempotencyKey(String ownerId, String key) {
        return find("ownerId = ?1 and idempotencyKey = ?2", ownerId, key).firstResult();
    }

    /** Who declined or left it is a stranger to it. */
    private static Uni<Void> check(Caller caller, Action action, Call call) {
        return GivenAnswer.of(call.room(), caller.userId())
                .map(answer -> answer == null || answer.belongs()
                        ? call.people()
                        : call.people().without(Set.of(caller.userId())))
                .invoke(people -> check(caller, action, people))
                .replaceWithVoid();
    }

    private static void check(Caller caller, Action action, CallPeople people) {
        if (Access.allows(caller, action, people)) {
            return;
        }
        // Who may read it knows already that it exists
        throw Access.allows(caller, Action.READ, people)
                ? new ProblemException(ErrorCode.FORBIDDEN, null)
                : ProblemException.notFound();
    }
}
