package io.coachingcalls.attendance;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.coachingcalls.attendance.AttendanceEvent.Joined;
import io.coachingcalls.attendance.AttendanceEvent.Left;
import io.coachingcalls.events.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * Who was in a call, from when to when, by all that LiveKit and the reconcilers told of its room's name. The only place
 * that decides it, for every service. Pure, and blind to order and repetition.
 *
 * <p>LiveKit can have several rooms (sids) of one name, one after the other. The call begins in the first of them that a
 * person was in. It goes on in the next that a person was in if nobody saw the end of the one before: LiveKit was
 * killed, and then nothing, or only a reconciler, tells of it. Otherwise what comes later changes nothing.
 *
 * @param rooms all that were told of
 * @param connections people's and agents', those of the call only, the first to come first
 * @param otherSids of the connections that are not listed: of phones that nobody answered, and in rooms not of the call
 */
public record Attendance(List<RoomInstance> rooms, List<ParticipantConnection> connections, Set<String> otherSids) {

    /** A total order, so that "the first" of several is the same one whoever asks. */
    private static final Comparator<AttendanceEvent> BY_TIME =
            comparing(AttendanceEvent::time).thenComparing(AttendanceEvent::id);

    /** @param events of one room name */
    public static Attendance of(Collection<? extends AttendanceEvent> events) {
        return new Builder(events).attendance();
    }

    public Stream<ParticipantConnection> people() {
        return connections.stream().filter(ParticipantConnection::isPersons);
    }

    /** The people who are in it now. */
    public Stream<ParticipantConnection> peoplePresent() {
        return people().filter(ParticipantConnection::isPresent);
    }

    /** The room that the call is in, or was in when it ended; empty as long as nobody has come. */
    public Optional<RoomInstance> room() {
        return rooms.stream()
                .filter(room -> room.ofTheCall() && !room.continued())
                .findFirst();
    }

    /** Whose person was the first in that room. */
    public Optional<ParticipantConnection> firstOfRoom() {
        return room().flatMap(room ->
                people().filter(person -> person.roomSid().equals(room.sid())).findFirst());
    }

    /** The rooms of this name that may still be there, of the call or not. */
    public List<String> liveRoomSids() {
        return rooms.stream()
                .filter(RoomInstance::isLive)
                .map(RoomInstance::sid)
                .sorted()
                .toList();
    }

    /** People were in it, and its room has ended. */
    public boolean isOver() {
        return room().filter(room -> room.end() != null).isPresent();
    }

    /** Of a person; empty as long as nobody has come. */
    public Optional<Instant> firstJoin() {
        return people().map(ParticipantConnection::joinedAt).min(Comparator.naturalOrder());
    }

    /** Of a person; empty while somebody is there. */
    public Optional<Instant> lastLeave() {
        return peoplePresent().findAny().isPresent()
                ? Optional.empty()
                : people().flatMap(person -> person.leftAt().stream()).max(Comparator.naturalOrder());
    }

    private static final class Builder {

        private final Map<String, RoomEvents> rooms = new TreeMap<>();
        private final Map<String, ConnectionEvents> connections = new TreeMap<>();

        Builder(Collection<? extends AttendanceEvent> events) {
            events.stream().distinct().sorted(BY_TIME).forEach(this::add);
            connections.values().forEach(connection -> rooms.get(connection.roomSid())
                    .add(connection));
        }

        private void add(AttendanceEvent event) {
            rooms.computeIfAbsent(event.roomSid(), RoomEvents::new).add(event);
            switch (event) {
                case Joined joined -> connection(joined.connection()).add(joined);
                case Left left -> connection(left.connection()).add(left);
                case AttendanceEvent.RoomStarted ignored -> {}
                case AttendanceEvent.RoomFinished ignored -> {}
            }
        }

        private ConnectionEvents connection(Connection connection) {
            return connections.computeIfAbsent(connection.participantSid(), sid -> new ConnectionEvents());
        }

        Attendance attendance() {
            List<Attended> attended = attended();
            List<Attended> call = ofTheCall(attended);
            List<RoomInstance> instances = new ArrayList<>();
            List<ParticipantConnection> listed = new ArrayList<>();
            for (int i = 0; i < call.size(); i++) {
                Attended room = call.get(i);
                @Nullable
                End continuation = i + 1 < call.size() ? call.get(i + 1).begin() : null;
                instances.add(new RoomInstance(
                        room.events().sid(), room.first().joinedAt(), room.end(), true, continuation != null));
                @Nullable
                End roomEnd = Stream.of(Optional.ofNullable(room.end()), Optional.ofNullable(continuation))
                        .flatMap(Optional::stream)
                        .min(End.EARLIEST)
                        .orElse(null);
                room.events().connections().stream()
                        .filter(connection -> connection.kind() != ParticipantKind.RINGING)
                        .forEach(connection -> listed.add(connection.connection(roomEnd, continuation)));
            }
            Set<String> known = call.stream().map(room -> room.events().sid()).collect(Collectors.toSet());
            attended.stream()
                    .filter(room -> !known.contains(room.events().sid()))
                    .forEach(room -> instances.add(
                            new RoomInstance(room.events().sid(), room.first().joinedAt(), room.end(), false, false)));
            rooms.values().stream()
                    .filter(room -> room.firstPersons().isEmpty())
                    .forEach(room -> instances.add(new RoomInstance(room.sid(), null, room.end(), false, false)));
            Set<String> otherSids = new TreeSet<>(connections.keySet());
            listed.forEach(connection -> otherSids.remove(connection.sid()));
            return new Attendance(
                    List.copyOf(instances),
                    listed.stream().sorted(ParticipantConnection.FIRST).toList(),
                    Set.copyOf(otherSids));
        }

        /** Those that a person was in, the first first; of the same moment in the order of their sids, as the map has them. */
        private List<Attended> attended() {
            return rooms.values().stream()
                    .flatMap(room -> room.firstPersons().map(first -> new Attended(room, first, room.end())).stream())
                    .sorted(comparing(room -> room.first().joinedAt()))
                    .toList();
        }

        /** The first, and each that goes on with the one before. */
        private static List<Attended> ofTheCall(List<Attended> attended) {
            List<Attended> call = new ArrayList<>();
            for (Attended room : attended) {
                call.add(room);
                if (room.isSeenToEnd()) {
                    break;
                }
            }
            return call;
        }
    }

    private record Attended(
            RoomEvents events,
            ParticipantConnection first,
            @Nullable End end) {

        boolean isSeenToEnd() {
            return end != null && end.provenance() == Provenance.OBSERVED;
        }

        End begin() {
            return new End(first.joinedAt(), first.joinProvenance(), first.joinDecidedBy());
        }
    }
}
