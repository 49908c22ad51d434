package io.coachingcalls.sessions.reconcile;

import java.time.Instant;
import java.util.Objects;

import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.sessions.livekit.LiveParticipant;
import io.coachingcalls.sessions.livekit.LiveRoom;
import io.coachingcalls.sessions.reconcile.KnownSession.KnownParticipant;
import io.coachingcalls.structure.PlainJava;
import io.coachingcalls.text.Keys;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks that LiveKit should have sent. The ids follow from what they say: every replica and round finds the same. What
 * is lost, seen again and lost again is another loss; its id says since when.
 */
@PlainJava
public final class ReconciledEvents {

    static final String ID_PREFIX = "rec:";

    private ReconciledEvents() {}

    /** Of the first loss. */
    static String finishedId(String roomSid) {
        return id(roomSid, "finished");
    }

    /** @param again it was told lost before, and that was wrong */
    public static String finishedId(String roomSid, Instant since, boolean again) {
        return again ? id(roomSid, seconds(since), "finished") : finishedId(roomSid);
    }

    public static LiveKitEvent finished(String id, String room, String roomSid, Instant since) {
        return event(id, LiveKitEvent.ROOM_FINISHED, since, room(room, roomSid), null);
    }

    /** Where LiveKit does not say when it was made, it is known to be there now. */
    static LiveKitEvent started(LiveRoom room, Instant now) {
        return event(
                id(room.sid(), "started"),
                LiveKitEvent.ROOM_STARTED,
                Objects.requireNonNullElse(room.createdAt(), now),
                room(room),
                null);
    }

    /** It was said to be lost, and is there. */
    static LiveKitEvent seenAgain(LiveRoom room, Instant lost, Instant now) {
        return event(
                id(room.sid(), seconds(lost), "started"),
                LiveKitEvent.ROOM_STARTED,
                after(lost, now),
                room(room),
                null);
    }

    /** Of a phone, nobody knows since when somebody is on the line, but that somebody is now; so of anybody without a time. */
    static LiveKitEvent joined(LiveRoom room, LiveParticipant who, Instant now) {
        return event(
                id(room.sid(), who.sid(), "joined"),
                LiveKitEvent.PARTICIPANT_JOINED,
                ParticipantKind.isPhone(who.told()) ? now : who.joinedAt().orElse(now),
                room(room),
                who.told());
    }

    /** They were said to be lost, and are there. */
    static LiveKitEvent seenAgain(LiveRoom room, LiveParticipant who, Instant lost, Instant now) {
        return event(
                id(room.sid(), who.sid(), seconds(lost), "joined"),
                LiveKitEvent.PARTICIPANT_JOINED,
                after(lost, now),
                room(room),
                who.told());
    }

    static String leftId(String roomSid, String participantSid) {
        return id(roomSid, participantSid, "left");
    }

    /** @param again they were told lost before, and that was wrong */
    static LiveKitEvent left(String room, String roomSid, KnownParticipant who, Instant since, boolean again) {
        return event(
                again ? id(roomSid, who.sid(), seconds(since), "left") : leftId(roomSid, who.sid()),
                LiveKitEvent.PARTICIPANT_LEFT,
                since,
                room(room, roomSid),
                participant(who));
    }

    private static String id(String... parts) {
        return ID_PREFIX + Keys.join(':', parts);
    }

    private static String seconds(Instant time) {
        return String.valueOf(time.getEpochSecond());
    }

    /** In the whole seconds that LiveKit's events have. */
    private static Instant after(Instant lost, Instant now) {
        return now.getEpochSecond() > lost.getEpochSecond() ? now : lost.plusSeconds(1);
    }

    private static LiveKitEvent event(
            String id,
            String event,
            Instant time,
            LiveKitEvent.Room room,
            LiveKitEvent.@Nullable Participant participant) {
        return new LiveKitEvent(id, event, time.getEpochSecond(), room, participant, null, null);
    }

    private static LiveKitEvent.Room room(LiveRoom room) {
        @Nullable Instant createdAt = room.createdAt();
        return new LiveKitEvent.Room(
                room.sid(),
                room.name(),
                room.metadata(),
                createdAt == null ? 0 : createdAt.getEpochSecond(),
                createdAt == null ? 0 : createdAt.toEpochMilli());
    }

    private static LiveKitEvent.Room room(String name, String sid) {
        return new LiveKitEvent.Room(sid, name, null, 0, 0);
    }

    private static LiveKitEvent.Participant participant(KnownParticipant who) {
        return new LiveKitEvent.Participant(
                who.sid(),
                who.identity(),
                who.name(),
                who.agent() ? "AGENT" : null,
                who.joinedAt().getEpochSecond(),
                who.joinedAtMs(),
                null,
                null,
                null);
    }
}
