package io.coachingcalls.sessions.lifecycle;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.coachingcalls.events.SessionIds;
import io.coachingcalls.sessions.lifecycle.SessionFact.JoinReported;
import io.coachingcalls.sessions.lifecycle.SessionFact.LeaveReported;
import io.coachingcalls.sessions.lifecycle.SessionFact.ParticipantJoined;
import io.coachingcalls.sessions.lifecycle.SessionFact.ParticipantLeft;
import io.coachingcalls.sessions.lifecycle.SessionFact.RoomFinished;
import io.coachingcalls.sessions.lifecycle.SessionFact.StaleClosed;
import io.coachingcalls.sessions.lifecycle.SessionFact.StartReported;
import org.jspecify.annotations.Nullable;

/**
 * Who was in the room when: one stay a connection, from LiveKit's events and the clients' reports.
 *
 * @param roomSid LiveKit can have several rooms of one name, one after the other; this is the first of them that a
 *     person was in. Facts of the others are kept and change nothing. Null while LiveKit told of nobody
 */
record Stays(@Nullable String roomSid, List<Stay> all) {

    /** @param facts of one room, in a total order */
    static Stays of(List<SessionFact> facts) {
        Map<String, Stay> observed = observed(facts);
        @Nullable String roomSid = attendedRoomSid(observed);
        List<Stay> stays = new ArrayList<>(observed.values().stream()
                .filter(stay -> stay.roomSid() != null && stay.roomSid().equals(roomSid))
                .toList());
        stays.addAll(ReportedJoins.match(joinsReported(facts, observed, roomSid), observed, stays));
        stays.addAll(startsReported(facts, stays));
        end(stays, facts);
        return new Stays(roomSid, List.copyOf(stays));
    }

    /** Whose person came first. */
    Optional<Stay> first() {
        return all.stream()
                .filter(Stay::isPersons)
                .min(comparing(Stay::joinedAt).thenComparing(Stay::id));
    }

    /** Whose person left last. Asked only when everybody has left. */
    Optional<Stay> last(@Nullable RoomFinished finished) {
        return all.stream()
                .filter(stay -> stay.isPersons() && stay.leftAt(finished).isPresent())
                .max(comparing((Stay stay) -> stay.leftAt(finished).orElseThrow())
                        .thenComparing(Stay::id));
    }

    /** What people and the clean-up say of ends. */
    private static void end(List<Stay> stays, List<SessionFact> facts) {
        Map<UUID, Stay> byId = new HashMap<>();
        stays.forEach(stay -> stay.ids().forEach(id -> byId.put(id, stay)));
        Map<String, List<Stay>> byUser = stays.stream().collect(Collectors.groupingBy(Stay::userId));
        for (SessionFact fact : facts) {
            switch (fact) {
                case LeaveReported leave
                when leave.participantId() == null ->
                    // About every connection the person had by then
                    byUser.getOrDefault(leave.userId(), List.of()).stream()
                            .filter(stay -> !stay.joinedAt().isAfter(leave.time()))
                            .forEach(stay -> stay.add(leave));
                case LeaveReported leave ->
                    Optional.ofNullable(byId.get(leave.participantId())).ifPresent(stay -> stay.add(leave));
                case StaleClosed closing ->
                    // Those of which LiveKit told are for LiveKit to end
                    stays.stream()
                            .filter(stay ->
                                    stay.roomSid() == null && !stay.joinedAt().isAfter(closing.time()))
                            .forEach(stay -> stay.add(closing));
                default -> {}
            }
        }
    }

    private static Map<String, Stay> observed(List<SessionFact> facts) {
        var bySid = new TreeMap<String, Stay>();
        for (SessionFact fact : facts) {
            switch (fact) {
                case ParticipantJoined join ->
                    bySid.computeIfAbsent(join.connection().participantSid(), sid -> Stay.in(join.roomSid()))
                            .add(join);
                case ParticipantLeft leave ->
                    bySid.computeIfAbsent(leave.connection().participantSid(), sid -> Stay.in(leave.roomSid()))
                            .add(leave);
                default -> {}
            }
        }
        return bySid;
    }

    private static @Nullable String attendedRoomSid(Map<String, Stay> observed) {
        return observed.values().stream()
                .filter(Stay::isPersons)
                .min(comparing(Stay::joinedAt).thenComparing(Stay::roomSid))
                .map(Stay::roomSid)
                .orElse(null);
    }

    /** Less those that name a connection to another room of this name. */
    private static List<JoinReported> joinsReported(
            List<SessionFact> facts, Map<String, Stay> observed, @Nullable String roomSid) {
        return facts.stream()
                .flatMap(fact -> fact instanceof JoinReported join ? Stream.of(join) : Stream.empty())
                .filter(join -> Optional.ofNullable(join.participantSid())
                        .map(observed::get)
                        .map(stay -> roomSid != null && roomSid.equals(stay.roomSid()))
                        .orElse(true))
                .toList();
    }

    /** "I am in the call" is a stay only of somebody of whose connection nothing else is known. */
    private static List<Stay> startsReported(List<SessionFact> facts, List<Stay> stays) {
        Map<String, Stay> byUser = new TreeMap<>();
        Set<String> known = stays.stream().map(Stay::userId).collect(Collectors.toSet());
        for (SessionFact fact : facts) {
            if (fact instanceof StartReported start && !known.contains(start.userId())) {
                byUser.computeIfAbsent(start.userId(), userId -> Stay.reported(joinOf(start, facts)));
            }
        }
        return List.copyOf(byUser.values());
    }

    private static JoinReported joinOf(StartReported start, List<SessionFact> facts) {
        return new JoinReported(
                start.id(),
                clamp(start.startedAt(), SessionFold.creation(facts).time(), start.time()),
                start.room(),
                start.provenance(),
                SessionIds.ofReport(start.room(), start.userId()),
                start.userId(),
                start.name(),
                null);
    }

    private static Instant clamp(Instant time, Instant earliest, Instant latest) {
        Instant atLeast = time.isBefore(earliest) ? earliest : time;
        return atLeast.isAfter(latest) ? latest : atLeast;
    }
}
