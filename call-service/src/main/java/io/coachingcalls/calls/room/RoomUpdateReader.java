package io.coachingcalls.calls.room;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.coachingcalls.attendance.AttendanceEvent;
import io.coachingcalls.calls.room.RoomUpdate.EgressNews;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** Reads what one event of LiveKit says about one of our rooms. */
@PlainJava
final class RoomUpdateReader {

    private static final Pattern SID = Pattern.compile("RM_[A-Za-z0-9]{1,64}");

    /** Starting is zero, and zero values are left out. */
    private static final Set<String> RUNNING = Set.of("EGRESS_STARTING", "EGRESS_ACTIVE");

    private RoomUpdateReader() {}

    /**
     * @return empty for an event that is fine but changes nothing here
     * @throws IOException for one that can never be used
     * @throws RuntimeException when LiveKit left out what such an event always has
     */
    static Optional<RoomUpdate> read(@Nullable LiveKitEvent event, Provenance provenance) throws IOException {
        if (event == null || event.event() == null) {
            throw new IOException("no LiveKit event");
        }
        String room = event.roomName();
        if (room == null || !RoomNames.isOurs(room)) {
            return Optional.empty();
        }
        var news = new RoomUpdate(room, fact(room, event, provenance).orElse(null), egress(event));
        return news.isNone() ? Optional.empty() : Optional.of(news);
    }

    private static @Nullable EgressNews egress(LiveKitEvent event) {
        if (event.egressInfo() == null) {
            return null;
        }
        String status = event.egressInfo().status();
        return status == null || RUNNING.contains(status) ? EgressNews.RUNS : EgressNews.ENDS;
    }

    private static Optional<RoomFact> fact(String room, LiveKitEvent event, Provenance provenance) throws IOException {
        Optional<RoomFact> fact = AttendanceEvent.of(event, provenance).map(told -> RoomFact.of(room, told));
        if (fact.isPresent()) {
            check(fact.get());
        }
        return fact;
    }

    private static void check(RoomFact fact) throws IOException {
        if (fact.id() == null) {
            throw new IOException("no id");
        }
        if (!SID.matcher(fact.roomSid()).matches()) {
            throw new IOException("no room sid");
        }
    }
}
