package io.coachingcalls.calls.creation;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.calls.call.Call;
import io.coachingcalls.calls.call.CallConfig;
import io.coachingcalls.calls.call.CallRoom;
import io.coachingcalls.calls.call.Calls;
import io.coachingcalls.calls.livekit.OpenRoom;
import io.coachingcalls.calls.livekit.Rooms;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;

/** Makes a call in our table and at LiveKit, or neither. */
@ApplicationScoped
class NewCalls {

    private static final Logger LOG = Logger.getLogger(NewCalls.class);

    /** Fewer than the database connections there are: while LiveKit is slow, other requests still get one. */
    private static final int MOST_AT_A_TIME = 12;

    private static final int MOST_WAITING = 500;

    private final Calls calls;
    private final Rooms rooms;
    private final CallConfig config;

    NewCalls(Calls calls, Rooms rooms, CallConfig config) {
        this.calls = calls;
        this.rooms = rooms;
        this.config = config;
    }

    /**
     * The row is committed only when the room is there, so that no half-made call is left.
     *
     * @return empty when the room is to be made later
     */
    @Bulkhead(value = MOST_AT_A_TIME, waitingTaskQueue = MOST_WAITING)
    Uni<Optional<OpenRoom>> make(Call call, boolean opensAtOnce) {
        return Panache.withTransaction(() -> calls.persistAndFlush(call).chain(() -> open(call, opensAtOnce)))
                .onFailure(e -> opensAtOnce && !isDuplicate(e))
                .invoke(() -> sweepUp(call));
    }

    /** The owner used the same key for another call, in this very moment. */
    static boolean isDuplicate(Throwable e) {
        return e instanceof ConstraintViolationException
                || (e.getCause() != null && e.getCause() != e && isDuplicate(e.getCause()));
    }

    private Uni<Optional<OpenRoom>> open(Call call, boolean opensAtOnce) {
        return opensAtOnce
                ? rooms.open(call.room(), CallRoom.options(call.terms(), config))
                        .map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    /**
     * The room may exist, or come into being a moment later; nobody can ever have a token for it, and LiveKit drops it
     * when its empty timeout is over. So this is tidiness, and nobody waits for it.
     */
    private void sweepUp(Call call) {
        rooms.close(call.room())
                .subscribe()
                .with(done -> {}, e -> LOG.debugf("room %s is left to its empty timeout", call.room()));
    }
}
