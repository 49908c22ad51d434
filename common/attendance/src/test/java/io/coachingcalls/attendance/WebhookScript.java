package io.coachingcalls.attendance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;

/** One room name's webhooks in LiveKit's own JSON, for the tests of every service; times are seconds after a fixed start. */
public final class WebhookScript {

    public static final String ROOM = "call-of-the-tests";

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final List<Told> told = new ArrayList<>();

    private record Told(String json, Provenance provenance) {}

    public static Instant at(long second) {
        return START.plusSeconds(second);
    }

    public WebhookScript started(long second, String roomSid) {
        return tell("room_started", second, roomSid, "", Provenance.OBSERVED);
    }

    public WebhookScript finished(long second, String roomSid) {
        return tell("room_finished", second, roomSid, "", Provenance.OBSERVED);
    }

    public WebhookScript foundFinished(long second, String roomSid) {
        return tell("room_finished", second, roomSid, "", Provenance.RECONCILED);
    }

    public WebhookScript foundStarted(long second, String roomSid) {
        return tell("room_started", second, roomSid, "", Provenance.RECONCILED);
    }

    public WebhookScript joined(long second, String roomSid, String sid, String userId) {
        return joined(second, roomSid, sid, userId, "");
    }

    /** @param more of the participant, as JSON members that begin with a comma */
    public WebhookScript joined(long second, String roomSid, String sid, String userId, String more) {
        return tell("participant_joined", second, roomSid, participant(sid, userId, second, more), Provenance.OBSERVED);
    }

    /** A reconciler saw at {@code second} who had joined at {@code joined}. */
    public WebhookScript found(long second, String roomSid, String sid, String userId, long joined, String more) {
        return tell(
                "participant_joined", second, roomSid, participant(sid, userId, joined, more), Provenance.RECONCILED);
    }

    public WebhookScript left(long second, String roomSid, String sid, String userId, long joined) {
        return left(second, roomSid, sid, userId, joined, "");
    }

    public WebhookScript left(long second, String roomSid, String sid, String userId, long joined, String more) {
        return tell("participant_left", second, roomSid, participant(sid, userId, joined, more), Provenance.OBSERVED);
    }

    public WebhookScript foundLeft(long second, String roomSid, String sid, String userId, long joined) {
        return tell("participant_left", second, roomSid, participant(sid, userId, joined, ""), Provenance.RECONCILED);
    }

    /** What a service makes of each. */
    public <T> Stream<T> read(BiFunction<LiveKitEvent, Provenance, Stream<? extends T>> reader) {
        return told.stream().flatMap(one -> reader.apply(event(one.json()), one.provenance()));
    }

    private WebhookScript tell(String event, long second, String roomSid, String participant, Provenance provenance) {
        long time = at(second).getEpochSecond();
        told.add(new Told("""
                {"event": "%s", "id": "EV_%d", "createdAt": "%d",
                 "room": {"sid": "%s", "name": "%s", "creationTime": "%d"}%s}
                """.formatted(event, told.size(), time, roomSid, ROOM, time, participant), provenance));
        return this;
    }

    private static String participant(String sid, String userId, long joined, String more) {
        long time = at(joined).getEpochSecond();
        return ", \"participant\": {\"sid\": \"%s\", \"identity\": \"%s\", \"joinedAt\": \"%d\", \"joinedAtMs\": \"%d\"%s}"
                .formatted(sid, userId, time, time * 1000, more);
    }

    private static LiveKitEvent event(String json) {
        try {
            return LiveKitEvent.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
