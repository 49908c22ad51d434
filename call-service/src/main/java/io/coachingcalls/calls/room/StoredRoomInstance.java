package io.coachingcalls.calls.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.attendance.Attendance;
import io.coachingcalls.attendance.AttendanceEvent;
import io.coachingcalls.attendance.End;
import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.attendance.RoomInstance;
import io.coachingcalls.calls.room.RoomFact.ParticipantJoined;
import io.coachingcalls.calls.room.RoomFact.RoomFinished;
import io.coachingcalls.calls.room.RoomFact.RoomStarted;
import io.coachingcalls.calls.room.RoomFact.Somebody;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * One run of a room, from its making under one sid to its end: a row of {@code calls.room_runs}.
 *
 * @param firstJoinedAt of a person; null as long as nobody was in it
 * @param finishedAt null as long as it may be there, for all that is told of it alone
 * @param ofTheCall false where nobody was, and after the call was seen to end
 * @param continued nobody saw its end, and the call went on in another run
 */
@JsonNaming(SnakeCaseStrategy.class)
@PlainJava
record StoredRoomInstance(
        String room,
        String sid,
        @Nullable Instant firstJoinedAt,
        @Nullable Instant finishedAt,
        boolean ofTheCall,
        boolean continued) {

    /** All runs of one room, by all that was told of it. */
    static List<StoredRoomInstance> fold(String room, Collection<RoomFact> facts) {
        List<AttendanceEvent> events = facts.stream().map(RoomFact::event).toList();
        return Attendance.of(events).rooms().stream()
                .map(instance -> of(room, instance))
                .toList();
    }

    private static StoredRoomInstance of(String room, RoomInstance instance) {
        End end = instance.end();
        return new StoredRoomInstance(
                room,
                instance.sid(),
                instance.firstJoinedAt(),
                end == null ? null : end.time(),
                instance.ofTheCall(),
                instance.continued());
    }

    /**
     * What a version knew that kept no facts. That version did not ask who told of an end: it stood, and stands. The ids
     * are the same whoever looks.
     */
    List<RoomFact> asFacts() {
        String id = "run:" + sid + ":";
        List<RoomFact> facts = new ArrayList<>();
        facts.add(new RoomStarted(id + "started", Instant.EPOCH, room, Provenance.OBSERVED, sid));
        if (firstJoinedAt != null) {
            var somebody = new Somebody(id + "somebody", ParticipantKind.PERSON, firstJoinedAt);
            facts.add(new ParticipantJoined(id + "joined", firstJoinedAt, room, Provenance.OBSERVED, sid, somebody));
        }
        if (finishedAt != null) {
            facts.add(new RoomFinished(id + "finished", finishedAt, room, Provenance.OBSERVED, sid));
        }
        return facts;
    }
}
