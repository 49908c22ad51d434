package io.coachingcalls.calls.room;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import io.coachingcalls.calls.call.RoomNames;
import io.coachingcalls.events.LiveKitEvent;
import org.jspecify.annotations.Nullable;

/** Reads what one event of LiveKit says about a run of one of our rooms. */
final class RoomRunReader {

    private static final Pattern SID = Pattern.compile("RM_[A-Za-z0-9]{1,64}");
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration FAR = Duration.ofDays(100 * 365);

    private RoomRunReader() {}

    /**
     * @return empty for an event that is fine but changes nothing here
     * @throws IOException for one that can never be used
     */
    static Optional<RoomRun> read(byte @Nullable [] json) throws IOException {
        if (json == null) {
            return Optional.empty();
        }
        LiveKitEvent event = LiveKitEvent.read(json);
        if (event == null || event.event() == null) {
            throw new IOException("no LiveKit event");
        }
        String room = event.roomName();
        if (room == null || !RoomNames.isOurs(room)) {
            return Optional.empty();
        }
        return run(room, event);
    }

    private static Optional<RoomRun> run(String room, LiveKitEvent event) throws IOException {
        String sid = event.room() == null ? null : event.room().sid();
        if (sid == null) {
            return Optional.empty();
        }
        if (!SID.matcher(sid).matches()) {
            throw new IOException("no room sid");
        }
        Optional<RoomRun> run = RoomRun.of(room, sid, event);
        if (run.isPresent()) {
            requireTime(run.get().firstJoinedAt());
            requireTime(run.get().finishedAt());
        }
        return run;
    }

    private static void requireTime(@Nullable Instant time) throws IOException {
        if (time != null && (time.isBefore(EARLIEST) || time.isAfter(EARLIEST.plus(FAR)))) {
            throw new IOException("a time out of range");
        }
    }
}
