package io.coachingcalls.recordings.room;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.access.Access;
import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.calllookup.CallLookup;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.KeepableText;
import io.coachingcalls.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Rooms, for those who may do something about them. */
@ApplicationScoped
public class Rooms {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int LOOKS = 8;

    private final RoomWriter writer;
    private final CallLookup calls;
    private final Mutiny.SessionFactory sessions;

    Rooms(RoomWriter writer, CallLookup calls, Mutiny.SessionFactory sessions) {
        this.writer = writer;
        this.calls = calls;
        this.sessions = sessions;
    }

    /**
     * A room that no event told of yet is asked for at call-service, with the caller's own token.
     *
     * @throws ProblemException 404 for a room that does not exist, and for one of which the caller may know nothing; 403
     *     for one they may read, but not do {@code action} to
     */
    public Uni<CallRoom> find(String room, Caller caller, Action action) {
        // No column can hold it, nor be asked for it
        if (!KeepableText.isKeepable(room)) {
            return Uni.createFrom().failure(ProblemException.notFound());
        }
        return known(room, caller, action)
                .onItem()
                .ifNull()
                .switchTo(() -> calls.fetchAndStore(room, writer::created).chain(() -> known(room, caller, action)))
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound);
    }

    /**
     * As {@link #find}, for programs of ours, which call-service tells nothing of a call: an event that is still on its way
     * is waited for, if not for long.
     */
    public Uni<CallRoom> findSoon(String room, Caller caller, Action action) {
        if (!RoomNames.isOurs(room)) {
            return Uni.createFrom().failure(ProblemException.notFound());
        }
        return Uni.createFrom()
                .deferred(() -> known(room, caller, action))
                .onItem()
                .ifNull()
                .failWith(NotAnnounced::new)
                .onFailure(NotAnnounced.class)
                .retry()
                .withBackOff(BETWEEN_LOOKS, BETWEEN_LOOKS)
                .withJitter(0)
                .atMost(LOOKS)
                .onFailure(NotAnnounced.class)
                .transform(e -> ProblemException.notFound());
    }

    /** A room that is known to be there. In a session of its own: sweeps ask for several rooms at once. */
    public Uni<CallRoom> get(String room) {
        return sessions.openSession()
                .chain(session -> session.find(CallRoom.class, room).eventually(session::close))
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound);
    }

    /** Null for a room nobody here has heard of. */
    @WithSession
    Uni<@Nullable CallRoom> known(String room, Caller caller, Action action) {
        return CallRoom.<CallRoom>findById(room).invoke(found -> {
            if (found != null) {
                check(caller, action, found);
            }
        });
    }

    private static void check(Caller caller, Action action, CallRoom room) {
        if (Access.allows(caller, action, room.people())) {
            return;
        }
        // A service may write in rooms that it may not read
        throw Access.allows(caller, Action.READ, room.people())
                ? new ProblemException(ErrorCode.FORBIDDEN, null)
                : ProblemException.notFound();
    }

    /** Nobody has said anything of the room yet. */
    private static final class NotAnnounced extends RuntimeException {}
}
