package io.coachingcalls.calls.creation;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.calls.call.Call;
import io.coachingcalls.calls.call.CallConfig;
import io.coachingcalls.calls.call.CallRoom;
import io.coachingcalls.calls.call.Calls;
import io.coachingcalls.calls.livekit.OpenRoom;
import io.coachingcalls.calls.livekit.Rooms;
import io.coachingcalls.events.RoomMetadata;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;

/** Makes a call in our table and at LiveKit, or neither. */
@ApplicationScoped
class CallRepository {

    private static final Logger LOG = Logger.getLogger(CallRepository.class);

    /** Fewer than the database connections there are: while LiveKit is slow, other requests still get one. */
    private static final int MOST_AT_A_TIME = 12;

    private static final int MOST_WAITING = 500;

    /** From the request on. What waiting for a turn and for the database took is no longer there for LiveKit. */
    private static final Duration PATIENCE = Duration.ofMillis(3_500);

    private final Calls calls;
    private final Rooms rooms;
    private final CallConfig config;
    private final RoomMetadata metadata;
    private final Clock clock;
    private final MeterRegistry metrics;

    CallRepository(
            Calls calls, Rooms rooms, CallConfig config, RoomMetadata metadata, Clock clock, MeterRegistry metrics) {
        this.calls = calls;
        this.rooms = rooms;
        this.config = config;
        this.metadata = metadata;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Keeps a call whose room is to be made later. */
    Uni<Void> keep(Call call) {
        return Panache.withTransaction(() -> calls.persistAndFlush(call))
                .replaceWithVoid()
                .invoke(() -> count(call));
    }

    /** The row is committed only when the room is there, so that no half-made call is left. */
    @Bulkhead(value = MOST_AT_A_TIME, waitingTaskQueue = MOST_WAITING)
    Uni<OpenRoom> makeWithRoom(Call call) {
        if (!patienceLeft(call).isPositive()) {
            return Uni.createFrom().failure(new ProblemException(ErrorCode.LIVEKIT_UNAVAILABLE, "LiveKit is slow"));
        }
        return Panache.withTransaction(() -> calls.persistAndFlush(call).chain(() -> open(call)))
                .invoke(() -> count(call))
                .onFailure(e -> !isDuplicate(e))
                .invoke(() -> sweepUp(call));
    }

    /** The owner used the same key for another call, in this very moment. */
    static boolean isDuplicate(Throwable e) {
        return e instanceof ConstraintViolationException
                || (e.getCause() != null && e.getCause() != e && isDuplicate(e.getCause()));
    }

    private void count(Call call) {
        metrics.counter("calls.created", "type", call.terms().callType().value())
                .increment();
    }

    private Uni<OpenRoom> open(Call call) {
        Duration patience = patienceLeft(call);
        return rooms.open(
                call.room(),
                CallRoom.options(call.room(), call.terms(), config, metadata),
                patience.isPositive() ? patience : Duration.ofMillis(1));
    }

    private Duration patienceLeft(Call call) {
        return PATIENCE.minus(Duration.between(call.createdAt(), clock.instant()));
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
