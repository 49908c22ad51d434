package io.coachingcalls.calls.room;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.coachingcalls.events.LiveKitEvent;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one run of a room: of the time between its making under one sid and its end. Both times only ever
 * become earlier or known, so that neither the order nor the repetition of events matters.
 *
 * @param firstJoinedAt of a person; null as long as nobody was seen
 * @param finishedAt null as long as the room is there
 */
record RoomRun(
        String room,
        String sid,
        @Nullable Instant firstJoinedAt,
        @Nullable Instant finishedAt) {

    /** Empty for an event that says nothing about the run. */
    static Optional<RoomRun> of(String room, String sid, LiveKitEvent event) {
        return switch (event.event()) {
            // Of a join whose event was lost, the leaving is evidence
            case LiveKitEvent.PARTICIPANT_JOINED, LiveKitEvent.PARTICIPANT_LEFT ->
                Optional.ofNullable(event.participant())
                        .filter(LiveKitEvent.Participant::isPerson)
                        .map(person -> new RoomRun(room, sid, person.joined(), null));
            case LiveKitEvent.ROOM_STARTED -> Optional.of(new RoomRun(room, sid, null, null));
            case LiveKitEvent.ROOM_FINISHED -> Optional.of(new RoomRun(room, sid, null, event.time()));
            default -> Optional.empty();
        };
    }

    /** One run for each room and sid, always in the same order. */
    static List<RoomRun> fold(Collection<RoomRun> observations) {
        Map<String, RoomRun> runs = new TreeMap<>();
        for (RoomRun observation : observations) {
            runs.merge(observation.room + ' ' + observation.sid, observation, RoomRun::with);
        }
        return List.copyOf(runs.values());
    }

    private RoomRun with(RoomRun other) {
        return new RoomRun(
                room, sid, earlier(firstJoinedAt, other.firstJoinedAt), earlier(finishedAt, other.finishedAt));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
