package io.coachingcalls.calls.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;

import io.coachingcalls.events.Topics;

/** A room of LiveKit's, of which webhooks tell. */
public record ToldRoom(String name, String sid) {

    public void started() throws Exception {
        send("room_started", Instant.now(), "");
    }

    public void joined(String participantSid, Instant time) throws Exception {
        joined(participantSid, time, "");
    }

    /** As {@code ./calls dlq replay} sends it. */
    public void joinedReplayed(String participantSid, Instant time) throws Exception {
        EventLog.replay(
                Topics.LIVEKIT_EVENTS,
                name,
                json("participant_joined", time, participant(participantSid, time, ""))
                        .getBytes(UTF_8));
    }

    /** @param kind fields of the participant, as JSON with a comma at the end */
    public void joined(String participantSid, Instant time, String kind) throws Exception {
        send("participant_joined", time, participant(participantSid, time, kind));
    }

    private static String participant(String sid, Instant joined, String kind) {
        return """
                , "participant": {"sid": "%s", "identity": "sam", %s "joinedAtMs": "%d"}
                """.formatted(sid, kind, joined.toEpochMilli());
    }

    public void finished(Instant time) throws Exception {
        send("room_finished", time, "");
    }

    /** As session-service tells it, that missed the room several times when it asked LiveKit. */
    public void reconciledFinished(Instant time) throws Exception {
        EventLog.sendReconciled(name, json("room_finished", time, "").getBytes(UTF_8));
    }

    private void send(String event, Instant time, String rest) throws Exception {
        EventLog.send(Topics.LIVEKIT_EVENTS, name, json(event, time, rest).getBytes(UTF_8));
    }

    private String json(String event, Instant time, String rest) {
        return """
                {"id": "EV_%s", "event": "%s", "createdAt": "%d",
                 "room": {"sid": "%s", "name": "%s", "creationTime": "%d"} %s}
                """.formatted(UUID.randomUUID(), event, time.getEpochSecond(), sid, name, time.getEpochSecond(), rest);
    }
}
