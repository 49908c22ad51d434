package io.coachingcalls.calls.room;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.coachingcalls.events.RoomNames;
import io.coachingcalls.calls.room.RoomNews.EgressNews;
import io.coachingcalls.events.LiveKitEvent;
import org.jspecify.annotations.Nullable;

/** Reads what one event of LiveKit says about one of our rooms. */
final class RoomNewsReader {

    private static final Pattern SID = Pattern.compile("RM_[A-Za-z0-9]{1,64}");
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration FAR = Duration.ofDays(100 * 365);

    /** Starting is zero, and zero values are left out. */
    private static final Set<String> RUNNING = Set.of("EGRESS_STARTING", "EGRESS_ACTIVE");

    private RoomNewsReader() {}

    /**
     * @return empty for an event that is fine but changes nothing here
     * @throws IOException for one that can never be used
     */
    static Optional<RoomNews> read(byte @Nullable [] json) throws IOException {
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
        var news = new RoomNews(room, run(room, event).orElse(null), event.event(), egress(event));
        return news.isNone() ? Optional.empty() : Optional.of(news);
    }

    private static @Nullable EgressNews egress(LiveKitEvent event) {
        if (event.egressInfo() == null) {
            return null;
        }
        String status = event.egressInfo().status();
        return status == null || RUNNING.contains(status) ? EgressNews.RUNS : EgressNews.ENDS;
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
