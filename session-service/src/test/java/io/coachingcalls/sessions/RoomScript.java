package io.coachingcalls.sessions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.events.SessionIds;

/** One call's webhooks, in LiveKit's own JSON; times are seconds after a fixed start. */
public final class RoomScript {

    public static final Instant BEGIN = Instant.parse("2026-11-20T10:00:00Z");

    private static final long START = BEGIN.getEpochSecond();

    public final String room = RoomNames.fresh();
    public final UUID sessionId = SessionIds.ofRoom(room);
    public final String sid = "RM_" + room.hashCode();
    private final List<String> webhooks = new ArrayList<>();

    public List<String> webhooks() {
        return List.copyOf(webhooks);
    }

    public CallCreated created(String owner, String coach, String... invited) {
        return new CallCreated(
                room + ":created",
                Instant.ofEpochSecond(START),
                room,
                new CallTerms(owner, CallType.ON_DEMAND, "Pricing", coach, List.of(invited), null, 600));
    }

    public RoomScript started() {
        return event("room_started", 0, "");
    }

    public RoomScript joined(String userId, String participantSid, long second) {
        return event("participant_joined", second, participant(userId, participantSid, second, "ACTIVE"));
    }

    /** By a token that lets nobody else see them. */
    public RoomScript joinedHidden(String userId, String participantSid, long second) {
        String participant = participant(userId, participantSid, second, "ACTIVE");
        String hidden = ",\"permission\":{\"canSubscribe\":true,\"hidden\":true}}";
        return event("participant_joined", second, participant.substring(0, participant.length() - 1) + hidden);
    }

    public RoomScript left(String userId, String participantSid, long joined, long second) {
        return event("participant_left", second, participant(userId, participantSid, joined, "DISCONNECTED"));
    }

    public RoomScript finished(long second) {
        return event("room_finished", second, "");
    }

    private RoomScript event(String event, long second, String rest) {
        webhooks.add("""
                {"event":"%s","room":{"sid":"%s","name":"%s","creationTime":"%d"}%s,"id":"EV_%s_%d","createdAt":"%d"}""".formatted(event, sid, room, START, rest, room, webhooks.size(), START + second));
        return this;
    }

    private static String participant(String userId, String participantSid, long joined, String state) {
        return ",\"participant\":{\"sid\":\"%s\",\"identity\":\"%s\",\"name\":\"%s\",\"state\":\"%s\",\"joinedAt\":\"%d\",\"joinedAtMs\":\"%d\"}"
                .formatted(
                        participantSid,
                        userId,
                        userId.toUpperCase(java.util.Locale.ROOT),
                        state,
                        START + joined,
                        (START + joined) * 1000 + 250);
    }
}
