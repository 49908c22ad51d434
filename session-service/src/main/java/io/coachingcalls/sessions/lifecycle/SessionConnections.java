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

import io.coachingcalls.attendance.Attendance;
import io.coachingcalls.attendance.AttendanceEvent;
import io.coachingcalls.attendance.End;
import io.coachingcalls.attendance.RoomInstance;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.sessions.lifecycle.SessionFact.JoinReported;
import io.coachingcalls.sessions.lifecycle.SessionFact.LeaveReported;
import io.coachingcalls.sessions.lifecycle.SessionFact.ParticipantJoined;
import io.coachingcalls.sessions.lifecycle.SessionFact.ParticipantLeft;
import io.coachingcalls.sessions.lifecycle.SessionFact.RoomFinished;
import io.coachingcalls.sessions.lifecycle.SessionFact.RoomStarted;
import io.coachingcalls.sessions.lifecycle.SessionFact.StaleClosed;
import io.coachingcalls.sessions.lifecycle.SessionFact.StartReported;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * Who was in the call when, connection by connection. What LiveKit told is the {@link Attendance}; what the people's own
 * clients say is laid over it here, and only here.
 */
@PlainJava
record SessionConnections(Attendance attendance, List<SessionConnection> all) {

    /** @param facts of one room, in a total order */
    static SessionConnections of(List<SessionFact> facts) {
        Attendance attendance = Attendance.of(
                facts.stream().flatMap(SessionConnections::toldByLiveKit).toList());
        @Nullable End roomEnd = attendance.room().map(RoomInstance::end).orElse(null);
        Map<String, SessionConnection> bySid = new TreeMap<>();
        attendance.connections().forEach(connection -> bySid.put(connection.sid(), SessionConnection.of(connection)));
        List<SessionConnection> connections = new ArrayList<>(bySid.values());
        connections.addAll(ReportedJoins.match(joinsReported(facts, attendance), bySid, roomEnd));
        connections.addAll(startsReported(facts, connections, roomEnd));
        end(connections, facts);
        return new SessionConnections(attendance, List.copyOf(connections));
    }

    /** Whose person came first. */
    Optional<SessionConnection> first() {
        return all.stream()
                .filter(SessionConnection::isPersons)
                .min(comparing(SessionConnection::joinedAt).thenComparing(SessionConnection::id));
    }

    /** Whose person left last. Asked only when everybody has left. */
    Optional<SessionConnection> last() {
        return all.stream()
                .filter(connection ->
                        connection.isPersons() && connection.leftAt().isPresent())
                .max(comparing((SessionConnection connection) ->
                                connection.leftAt().orElseThrow())
                        .thenComparing(SessionConnection::id));
    }

    /** The end of the call's room; empty as long as somebody may be in it, and where LiveKit told of nobody. */
    Optional<End> roomEnd() {
        return attendance.room().map(RoomInstance::end);
    }

    /** What people and the clean-up say of ends. */
    private static void end(List<SessionConnection> connections, List<SessionFact> facts) {
        Map<UUID, SessionConnection> byId = new HashMap<>();
        connections.forEach(connection -> connection.ids().forEach(id -> byId.put(id, connection)));
        Map<String, List<SessionConnection>> byUser =
                connections.stream().collect(Collectors.groupingBy(SessionConnection::userId));
        for (SessionFact fact : facts) {
            switch (fact) {
                case LeaveReported leave -> {
                    @Nullable
                    SessionConnection named = leave.participantId() == null ? null : byId.get(leave.participantId());
                    if (named == null) {
                        goodbye(leave, byUser.getOrDefault(leave.userId(), List.of()));
                    } else if (named.userId().equals(leave.userId())) {
                        named.add(leave);
                    }
                }
                case StaleClosed closing ->
                    // Those of which LiveKit told are for LiveKit to end
                    connections.stream()
                            .filter(connection -> !connection.isToldByLiveKit()
                                    && !connection.joinedAt().isAfter(closing.time()))
                            .forEach(connection -> connection.add(closing));
                default -> {}
            }
        }
    }

    /**
     * A goodbye that does not say of which connection, as old pages send it, or of one that nobody told of. A leave is of
     * one connection: somebody who is there on a second device stays there when the first says goodbye, even if long
     * after the second has taken its place. So where a person had several connections by then, only LiveKit says which
     * of them have ended, and the goodbye confirms those that it tells of at about that time. Somebody's only connection
     * it ends at once. So it does those of which LiveKit tells nothing: nobody else will.
     */
    private static void goodbye(LeaveReported leave, List<SessionConnection> ofThePerson) {
        List<SessionConnection> own = ofThePerson.stream()
                .filter(connection -> !connection.joinedAt().isAfter(leave.time()))
                .toList();
        own.stream()
                .filter(connection ->
                        own.size() == 1 || !connection.isToldByLiveKit() || connection.isToldToEndAbout(leave.time()))
                .forEach(connection -> connection.add(leave));
    }

    private static Stream<AttendanceEvent> toldByLiveKit(SessionFact fact) {
        return switch (fact) {
            case RoomStarted started ->
                Stream.of(new AttendanceEvent.RoomStarted(
                        started.id(), started.time(), started.provenance(), started.roomSid()));
            case RoomFinished finished ->
                Stream.of(new AttendanceEvent.RoomFinished(
                        finished.id(), finished.time(), finished.provenance(), finished.roomSid()));
            case ParticipantJoined joined ->
                Stream.of(new AttendanceEvent.Joined(
                        joined.id(), joined.time(), joined.provenance(), joined.roomSid(), joined.connection()));
            case ParticipantLeft left ->
                Stream.of(new AttendanceEvent.Left(
                        left.id(), left.time(), left.provenance(), left.roomSid(), left.connection()));
            default -> Stream.of();
        };
    }

    /** Less those that name a connection to another room of this name. */
    private static List<JoinReported> joinsReported(List<SessionFact> facts, Attendance attendance) {
        return facts.stream()
                .flatMap(fact -> fact instanceof JoinReported join ? Stream.of(join) : Stream.empty())
                .filter(join ->
                        join.participantSid() == null || !attendance.otherSids().contains(join.participantSid()))
                .toList();
    }

    /** "I am in the call" counts only of somebody of whose connection nothing else is known. */
    private static List<SessionConnection> startsReported(
            List<SessionFact> facts, List<SessionConnection> connections, @Nullable End roomEnd) {
        Map<String, SessionConnection> byUser = new TreeMap<>();
        Set<String> known = connections.stream().map(SessionConnection::userId).collect(Collectors.toSet());
        for (SessionFact fact : facts) {
            if (fact instanceof StartReported start && !known.contains(start.userId())) {
                byUser.computeIfAbsent(
                        start.userId(), userId -> SessionConnection.reported(joinOf(start, facts), roomEnd));
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
