package io.coachingcalls.attendance;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.coachingcalls.attendance.AttendanceEvent.Joined;
import io.coachingcalls.attendance.AttendanceEvent.Left;
import io.coachingcalls.events.Provenance;
import org.jspecify.annotations.Nullable;

/** Everything that was told of one connection. */
final class ConnectionEvents {

    /** A phone that somebody answered was answered, whatever is told of its ringing. */
    private static final Comparator<Joined> BEST_JOIN = comparing(
                    (Joined join) -> join.connection().kind())
            .thenComparing(Joined::provenance)
            .thenComparing(join -> join.connection().joinedAt())
            .thenComparing(Joined::id);

    /** The most believed, and of equals the latest: whoever left twice was there until the second time. */
    private static final Comparator<Left> BEST_LEAVE = comparing(Left::provenance)
            .thenComparing(Left::time, reverseOrder())
            .thenComparing(Left::id);

    /** Of the leaves, as far as they tell of the join. */
    private static final Comparator<Left> BEST_WITNESS =
            comparing((Left left) -> left.connection().kind()).thenComparing(BEST_LEAVE);

    private final List<Joined> joins = new ArrayList<>();
    private final List<Left> leaves = new ArrayList<>();

    void add(Joined join) {
        joins.add(join);
    }

    void add(Left leave) {
        leaves.add(leave);
    }

    String roomSid() {
        return beginning().roomSid();
    }

    ParticipantKind kind() {
        return beginning().connection().kind();
    }

    /**
     * @param roomEnd since when nobody can be in its room any more
     * @param continuation when the call went on in another room; null where it did not
     */
    ParticipantConnection connection(@Nullable End roomEnd, @Nullable End continuation) {
        Beginning beginning = beginning();
        Connection connection = beginning.connection();
        Instant joinedAt = connection.joinedAt();
        return new ParticipantConnection(
                connection.participantSid(),
                beginning.roomSid(),
                connection.identity(),
                name(connection),
                connection.kind(),
                joinedAt,
                beginning.provenance(),
                beginning.factId(),
                leave().map(leave -> orContinuation(leave, continuation))
                        .map(leave -> leave.notBefore(joinedAt))
                        .orElse(null),
                roomEnd == null ? null : roomEnd.notBefore(joinedAt));
    }

    /** LiveKit's own word on a leave is true; what was found out later is not when they were back by then. */
    private static End orContinuation(End leave, @Nullable End continuation) {
        return continuation == null || leave.provenance() == Provenance.OBSERVED
                ? leave
                : Stream.of(leave, continuation).min(End.EARLIEST).orElseThrow();
    }

    private Optional<End> leave() {
        Instant lastSeen = joins.stream()
                .filter(Sightings::isLiveKits)
                .map(Joined::time)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return leaves.stream()
                .filter(left -> !Sightings.takesBack(lastSeen, left))
                .min(BEST_LEAVE)
                .map(End::of);
    }

    private @Nullable String name(Connection connection) {
        return Stream.of(
                        Stream.of(connection),
                        joins.stream().sorted(BEST_JOIN).map(Joined::connection),
                        leaves.stream().sorted(BEST_LEAVE).map(Left::connection))
                .flatMap(told -> told)
                .map(Connection::name)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The best join; where every join was lost, or none of them is of a person, the leave tells of it. */
    private Beginning beginning() {
        Optional<Beginning> join = joins.stream().min(BEST_JOIN).map(Beginning::of);
        Optional<Beginning> leave = leaves.stream().min(BEST_WITNESS).map(Beginning::of);
        return Stream.concat(join.stream(), leave.stream())
                .min(comparing(told -> told.connection().kind()))
                .orElseThrow();
    }

    private record Beginning(Connection connection, String roomSid, Provenance provenance, String factId) {

        static Beginning of(Joined join) {
            return new Beginning(join.connection(), join.roomSid(), join.provenance(), join.id());
        }

        static Beginning of(Left leave) {
            return new Beginning(leave.connection(), leave.roomSid(), leave.provenance(), leave.id());
        }
    }
}
