package io.coachingcalls.calls.ending;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.access.Caller;
import io.coachingcalls.calls.livekit.Rooms;
import io.coachingcalls.calls.room.CallProgress;
import io.coachingcalls.outbox.Outbox;
import io.smallrye.mutiny.Uni;

/** Ends calls: at LiveKit, in our table, and on the event log. */
@ApplicationScoped
class Ending {

    private final Rooms rooms;
    private final CallProgress progress;
    private final Outbox outbox;
    private final Clock clock;

    Ending(Rooms rooms, CallProgress progress, Outbox outbox, Clock clock) {
        this.rooms = rooms;
        this.progress = progress;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Void> end(String room, Caller caller) {
        return rooms.close(room)
                .chain(() -> progress.end(room, caller.userId(), clock.instant()))
                .call(() -> closeAgain(room))
                .call(() -> outbox.publish(room));
    }

    /**
     * A token request that looked before the call was marked as ended may have made the room once more. One that comes
     * later sees the mark after it has made the room, and closes it itself.
     */
    private Uni<Void> closeAgain(String room) {
        return rooms.close(room).onFailure().recoverWithNull();
    }
}
