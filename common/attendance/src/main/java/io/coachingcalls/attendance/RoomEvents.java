package io.coachingcalls.attendance;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.coachingcalls.attendance.AttendanceEvent.RoomFinished;
import org.jspecify.annotations.Nullable;

/** Everything that was told of one of the rooms of one name. */
final class RoomEvents {

    private static final Comparator<RoomFinished> BEST_END = comparing(RoomFinished::provenance)
            .thenComparing(RoomFinished::time)
            .thenComparing(RoomFinished::id);

    private final String sid;
    private final List<RoomFinished> ends = new ArrayList<>();
    private final List<ConnectionEvents> connections = new ArrayList<>();
    private Instant lastSeen = Instant.MIN;

    RoomEvents(String sid) {
        this.sid = sid;
    }

    void add(AttendanceEvent event) {
        if (event instanceof RoomFinished end) {
            ends.add(end);
        } else if (Sightings.isOfALivingRoom(event)) {
            lastSeen = Times.later(lastSeen, event.time());
        }
    }

    void add(ConnectionEvents connection) {
        connections.add(connection);
    }

    String sid() {
        return sid;
    }

    List<ConnectionEvents> connections() {
        return connections;
    }

    /** Whose person came first; empty as long as nobody was in it. */
    Optional<ParticipantConnection> firstPersons() {
        return connections.stream()
                .filter(connection -> connection.kind() == ParticipantKind.PERSON)
                .map(connection -> connection.connection(null, null))
                .min(ParticipantConnection.FIRST);
    }

    @Nullable
    End end() {
        return ends.stream()
                .filter(end -> !Sightings.takesBack(lastSeen, end))
                .min(BEST_END)
                .map(End::of)
                .orElse(null);
    }
}
