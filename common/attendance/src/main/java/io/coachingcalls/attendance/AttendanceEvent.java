package io.coachingcalls.attendance;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;

/** What LiveKit, or a reconciler that asked it, told of one room name. */
public sealed interface AttendanceEvent {

    String id();

    /** When it happened, as precisely as its source says. */
    Instant time();

    Provenance provenance();

    String roomSid();

    /** @param time when it was there: of a webhook its making; of a reconciler, which can say it later too, its look */
    record RoomStarted(String id, Instant time, Provenance provenance, String roomSid) implements AttendanceEvent {}

    /** @param time when it was there: of a webhook the join; of a reconciler, which can say it later too, its look */
    record Joined(String id, Instant time, Provenance provenance, String roomSid, Connection connection)
            implements AttendanceEvent {}

    /** Says also that there was a join, which matters where the join's own event was lost. */
    record Left(String id, Instant time, Provenance provenance, String roomSid, Connection connection)
            implements AttendanceEvent {}

    record RoomFinished(String id, Instant time, Provenance provenance, String roomSid) implements AttendanceEvent {}

    /**
     * Empty for an event that says nothing of who is there. The same event, received again later, tells no earlier time.
     *
     * @throws RuntimeException when LiveKit left out what such an event always has
     */
    static Optional<AttendanceEvent> of(LiveKitEvent event, Provenance provenance) {
        return switch (event.event()) {
            case LiveKitEvent.ROOM_STARTED ->
                Optional.of(new RoomStarted(
                        event.id(),
                        seenAt(roomOf(event).createdAt(event.receivedAt()).orElseGet(event::time), event, provenance),
                        provenance,
                        sidOf(event)));
            case LiveKitEvent.ROOM_FINISHED ->
                Optional.of(new RoomFinished(event.id(), event.time(), provenance, sidOf(event)));
            case LiveKitEvent.PARTICIPANT_JOINED ->
                Connection.of(event)
                        .map(connection -> new Joined(
                                event.id(),
                                seenAt(connection.joinedAt(), event, provenance),
                                provenance,
                                sidOf(event),
                                connection));
            case LiveKitEvent.PARTICIPANT_LEFT ->
                Connection.of(event)
                        .map(connection -> new Left(event.id(), event.time(), provenance, sidOf(event), connection));
            default -> Optional.empty();
        };
    }

    private static Instant seenAt(Instant began, LiveKitEvent event, Provenance provenance) {
        return provenance == Provenance.OBSERVED ? began : Times.later(began, event.time());
    }

    private static LiveKitEvent.Room roomOf(LiveKitEvent event) {
        return Objects.requireNonNull(event.room(), "room");
    }

    private static String sidOf(LiveKitEvent event) {
        return Objects.requireNonNull(roomOf(event).sid(), "room sid");
    }
}
