package io.coachingcalls.sessions.reconcile;

import java.time.Instant;

import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.sessions.livekit.LiveParticipant;
import io.coachingcalls.sessions.livekit.LiveRoom;
import io.coachingcalls.sessions.reconcile.KnownSession.KnownParticipant;
import io.coachingcalls.text.Keys;
import org.jspecify.annotations.Nullable;

/** Webhooks that LiveKit should have sent. The ids follow from what they say: every replica and round finds the same. */
public final class ReconciledEvents {

    static final String ID_PREFIX = "rec:";

    private ReconciledEvents() {}

    public static String finishedId(String roomSid) {
        return ID_PREFIX + roomSid + ":finished";
    }

    public static LiveKitEvent finished(String room, String roomSid, Instant time) {
        return event(finishedId(roomSid), LiveKitEvent.ROOM_FINISHED, time, room(room, roomSid), null);
    }

    static LiveKitEvent started(LiveRoom room) {
        return event(
                ID_PREFIX + room.sid() + ":started", LiveKitEvent.ROOM_STARTED, room.createdAt(), room(room), null);
    }

    static LiveKitEvent joined(LiveRoom room, LiveParticipant who) {
        return event(
                participantId(room.sid(), who.sid(), "joined"),
                LiveKitEvent.PARTICIPANT_JOINED,
                who.joinedAt(),
                room(room),
                participant(who.sid(), who.identity(), who.name(), who.agent(), who.joinedAt()));
    }

    static LiveKitEvent left(String room, String roomSid, KnownParticipant who, Instant time) {
        return event(
                participantId(roomSid, who.sid(), "left"),
                LiveKitEvent.PARTICIPANT_LEFT,
                time,
                room(room, roomSid),
                participant(who.sid(), who.identity(), who.name(), who.agent(), who.joinedAt()));
    }

    private static String participantId(String roomSid, String participantSid, String what) {
        return ID_PREFIX + Keys.join(':', roomSid, participantSid, what);
    }

    private static LiveKitEvent event(
            String id,
            String event,
            Instant time,
            LiveKitEvent.Room room,
            LiveKitEvent.@Nullable Participant participant) {
        return new LiveKitEvent(id, event, time.getEpochSecond(), room, participant, null);
    }

    private static LiveKitEvent.Room room(LiveRoom room) {
        return new LiveKitEvent.Room(
                room.sid(),
                room.name(),
                room.metadata(),
                room.createdAt().getEpochSecond(),
                room.createdAt().toEpochMilli());
    }

    private static LiveKitEvent.Room room(String name, String sid) {
        return new LiveKitEvent.Room(sid, name, null, 0, 0);
    }

    private static LiveKitEvent.Participant participant(
            String sid, String identity, @Nullable String name, boolean agent, Instant joinedAt) {
        return new LiveKitEvent.Participant(
                sid,
                identity,
                name,
                agent ? "AGENT" : null,
                joinedAt.getEpochSecond(),
                joinedAt.toEpochMilli(),
                null,
                null);
    }
}
