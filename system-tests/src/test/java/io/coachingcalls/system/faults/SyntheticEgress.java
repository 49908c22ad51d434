package io.coachingcalls.system.faults;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The recorder of a {@link SyntheticCall}, as LiveKit tells of it: its first one, which writes where ours are told to.
 *
 * @param location where it says the file is
 */
record SyntheticEgress(String room, String location, Instant startedAt) {

    String id() {
        return "EG_" + room;
    }

    /** The object's key. */
    String path() {
        return "voice-recordings/" + room + ".ogg";
    }

    Webhook started() {
        return webhook("started", "", "");
    }

    Webhook active() {
        return webhook("updated", "\"status\":\"EGRESS_ACTIVE\",\"startedAt\":\"%d\",".formatted(nanos(startedAt)), "");
    }

    /** @param status such as {@code EGRESS_FAILED} */
    Webhook ended(String status, long sizeBytes) {
        Instant endedAt = startedAt.plusSeconds(60);
        boolean isWritten = status.equals("EGRESS_COMPLETE") || status.equals("EGRESS_LIMIT_REACHED");
        String file = isWritten
                ? ",\"startedAt\":\"%d\",\"endedAt\":\"%d\",\"duration\":\"60000000000\",\"size\":\"%d\",\"location\":\"%s\""
                        .formatted(nanos(startedAt), nanos(endedAt), sizeBytes, location)
                : "";
        String error = isWritten ? "" : "\"error\":\"it said why\",";
        return webhook(
                "ended",
                "\"status\":\"%s\",%s\"startedAt\":\"%d\",\"endedAt\":\"%d\","
                        .formatted(status, error, nanos(startedAt), nanos(endedAt)),
                file);
    }

    private Webhook webhook(String event, String standing, String file) {
        String eventId = "EV_" + id() + "_" + event;
        return new Webhook(eventId, id(), """
                {"event":"egress_%s","egressInfo":{"egressId":"%s","roomId":"%s","roomName":"%s",%s\
                "roomComposite":{"roomName":"%s","audioOnly":true},"fileResults":[{"filename":"%s"%s}]},\
                "id":"%s","createdAt":"%d"}""".formatted(
                        event,
                        id(),
                        SyntheticCall.roomSid(room),
                        room,
                        standing,
                        room,
                        path(),
                        file,
                        eventId,
                        startedAt.getEpochSecond()));
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}
