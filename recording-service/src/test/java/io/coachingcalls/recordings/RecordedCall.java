package io.coachingcalls.recordings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallEvent.RecordingRequested;
import io.coachingcalls.events.CallEvent.SessionCompleted;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.RecordingOutcome;
import io.coachingcalls.events.RecordingPath;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.events.SessionIds;

/** One call's events as the other services and LiveKit send them; times are seconds after its making, an hour ago. */
public final class RecordedCall {

    public final String room = RoomNames.fresh();
    private final String egressId = "EG_" + UUID.randomUUID();
    private final Instant start = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
    private final EventSender events;

    public RecordedCall(EventSender events) {
        this.events = events;
    }

    /** The day on which it is first heard of the recorder. */
    public LocalDate day() {
        return start.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    public Instant recorderBegan() {
        return start.plusSeconds(10);
    }

    public String egressId(int attempt) {
        return egressId + "-" + attempt;
    }

    public String path(int attempt) {
        return RecordingPath.of(room, attempt);
    }

    public RecordedCall created(String owner, String coach, String... invited) {
        events.call(new CallCreated(
                room + ":created",
                start,
                room,
                new CallTerms(owner, CallType.ON_DEMAND, null, coach, List.of(invited), null, 600)));
        return this;
    }

    public RecordedCall joined(String userId, long second) {
        events.liveKit(room, """
                {"event":"participant_joined","id":"EV_%s","createdAt":"%d","room":{"sid":"RM_1","name":"%s"},
                 "participant":{"sid":"PA_%s","identity":"%s","joinedAt":"%d"}}
                """.formatted(UUID.randomUUID(), at(second), room, UUID.randomUUID(), userId, at(second)));
        return this;
    }

    public RecordedCall requested(int attempt, RecordingOutcome outcome, String reason) {
        boolean started = outcome == RecordingOutcome.STARTED;
        events.call(new RecordingRequested(
                "%s:recording:%d:1".formatted(room, attempt),
                start.plusSeconds(1),
                room,
                attempt,
                1,
                started ? egressId(attempt) : null,
                path(attempt),
                outcome,
                reason,
                null,
                null));
        return this;
    }

    /** A recorder that began at second 10. */
    public RecordedCall egress(String event, String status, int attempt, long second) {
        boolean ended = event.equals("egress_ended");
        String file = ended
                ? ",\"fileResults\":[{\"filename\":\"%s\",\"startedAt\":\"%s\",\"endedAt\":\"%s\",\"duration\":\"%s\",\"size\":\"9\"}]"
                        .formatted(path(attempt), nanos(10), nanos(second), (second - 10) + "000000000")
                : "";
        return egress(
                event, attempt, second, """
                "status":"EGRESS_%s","updatedAt":"%s","startedAt":"%s"%s,
                "roomComposite":{"roomName":"%s","audioOnly":true,"fileOutputs":[{"filepath":"%s"}]}""".formatted(status, nanos(second), nanos(10), file, room, path(attempt)));
    }

    /** @param fields of the egress info, as JSON */
    public RecordedCall egress(String event, int attempt, long second, String fields) {
        events.liveKit(room, """
                {"event":"%s","id":"EV_%s","createdAt":"%d","egressInfo":{"egressId":"%s","roomName":"%s",%s}}
                """.formatted(event, UUID.randomUUID(), at(second), egressId(attempt), room, fields));
        return this;
    }

    /** Nobody comes back to it; the first person came at second 5. */
    public RecordedCall settled(String owner, long lastLeft) {
        Instant end = start.plusSeconds(lastLeft);
        events.call(new SessionCompleted(
                room + ":completed",
                end.plusSeconds(20),
                room,
                SessionIds.ofRoom(room).toString(),
                owner,
                CallType.ON_DEMAND,
                "completed",
                start.plusSeconds(5),
                end,
                lastLeft - 5,
                List.of(new SessionCompleted.Person(owner, "Sam")),
                1));
        return this;
    }

    private long at(long second) {
        return start.plusSeconds(second).getEpochSecond();
    }

    private String nanos(long second) {
        return at(second) + "000000000";
    }
}
