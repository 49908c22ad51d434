package io.coachingcalls.sessions.lifecycle;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.sessions.lifecycle.SessionFact.Connection;
import io.coachingcalls.sessions.lifecycle.SessionFact.JoinReported;
import io.coachingcalls.sessions.lifecycle.SessionFact.LeaveReported;
import io.coachingcalls.sessions.lifecycle.SessionFact.ParticipantJoined;
import io.coachingcalls.sessions.lifecycle.SessionFact.ParticipantLeft;
import io.coachingcalls.sessions.lifecycle.SessionFact.RoomFinished;
import io.coachingcalls.sessions.lifecycle.SessionFact.StaleClosed;
import io.coachingcalls.sessions.lifecycle.SessionHistory.Participant;
import org.jspecify.annotations.Nullable;

/** One connection of one participant: all that LiveKit and the person's own client said of it. */
final class Stay {

    private static final Comparator<ParticipantJoined> BEST_JOIN = comparing(ParticipantJoined::provenance)
            .thenComparing(join -> join.connection().joinedAt())
            .thenComparing(ParticipantJoined::id);

    /** The most believed, and of equals the latest: whoever left twice was there until the second time. */
    private static final Comparator<ParticipantLeft> BEST_LEAVE = comparing(ParticipantLeft::provenance)
            .thenComparing(ParticipantLeft::time, reverseOrder())
            .thenComparing(ParticipantLeft::id);

    private final @Nullable String roomSid;
    private final List<JoinReported> reportedJoins = new ArrayList<>();
    private @Nullable ParticipantJoined join;
    private @Nullable ParticipantLeft leave;
    private @Nullable JoinReported firstReport;
    private @Nullable LeaveReported firstReportedLeave;
    private @Nullable StaleClosed closing;

    private Stay(@Nullable String roomSid) {
        this.roomSid = roomSid;
    }

    /** A connection LiveKit knows. */
    static Stay in(String roomSid) {
        return new Stay(roomSid);
    }

    /** A connection of which only a client told. */
    static Stay reported(JoinReported first) {
        Stay stay = new Stay(null);
        stay.add(first);
        return stay;
    }

    void add(ParticipantJoined more) {
        join = first(join, more, BEST_JOIN);
    }

    void add(ParticipantLeft more) {
        leave = first(leave, more, BEST_LEAVE);
    }

    void add(JoinReported more) {
        reportedJoins.add(more);
        firstReport = first(firstReport, more, SessionFold.BY_TIME);
    }

    void add(LeaveReported more) {
        firstReportedLeave = first(firstReportedLeave, more, SessionFold.BY_TIME);
    }

    void add(StaleClosed more) {
        closing = first(closing, more, SessionFold.BY_TIME);
    }

    @Nullable
    String roomSid() {
        return roomSid;
    }

    boolean isPersons() {
        return kind() == ParticipantKind.PERSON;
    }

    String userId() {
        return connection().map(Connection::identity).orElseGet(() -> firstReport()
                .userId());
    }

    Instant joinedAt() {
        return connection().map(Connection::joinedAt).orElseGet(() -> firstReport()
                .time());
    }

    /** Every id a client was given for it. */
    Stream<UUID> aliases() {
        return reportedJoins.stream().map(JoinReported::participantId).distinct();
    }

    /** Every id it can be named by. */
    Stream<UUID> ids() {
        return Stream.concat(Stream.of(id()), aliases());
    }

    /** Id of the fact that says, where LiveKit does not, that its person left; empty while there is none. */
    Optional<String> saidLeave() {
        return firstReportedLeave().map(LeaveReported::id).or(() -> closing().map(StaleClosed::id));
    }

    /** Empty while it lasts. */
    Optional<Instant> leftAt(@Nullable RoomFinished finished) {
        return end(finished).map(end -> later(joinedAt(), end.time()));
    }

    UUID id() {
        return connection()
                .map(connection -> SessionIds.ofParticipant(connection.participantSid()))
                .orElseGet(() -> firstReport().participantId());
    }

    /** Id of the fact that says when it began. */
    String joinDecidedBy() {
        return join().map(ParticipantJoined::id)
                .or(() -> leave().map(ParticipantLeft::id))
                .orElseGet(() -> firstReport().id());
    }

    /** Id of the fact that says when it ended; empty while it lasts. */
    Optional<String> endDecidedBy(@Nullable RoomFinished finished) {
        return end(finished).map(End::factId);
    }

    /** @param finished the end of its room, when that is known: then nobody is inside any more */
    Participant participant(UUID sessionId, @Nullable RoomFinished finished) {
        Optional<End> end = end(finished);
        return new Participant(
                id(),
                sessionId,
                connection().map(Connection::participantSid).orElse(null),
                userId(),
                name(),
                kind(),
                joinedAt(),
                leftAt(finished).orElse(null),
                joinProvenance(),
                end.map(End::provenance).orElse(null),
                aliases().sorted().toList());
    }

    /** LiveKit's word on the leave, else that of the room's end, else the client's, by belief. */
    private Optional<End> end(@Nullable RoomFinished finished) {
        Stream<End> observed = leave().map(left -> new End(left.time(), left.provenance(), left.id())).stream();
        Stream<End> room = Stream.ofNullable(finished).map(f -> new End(f.time(), f.provenance(), f.id()));
        Stream<End> reported =
                firstReportedLeave()
                        .map(left -> new End(earlier(left.leftAt(), left.time()), Provenance.REPORTED, left.id()))
                        .stream();
        // What LiveKit told of this very leave; then whatever closed the matter first, the client or the room
        return observed.findFirst()
                .or(() -> Stream.concat(reported, room).min(comparing(End::time).thenComparing(End::provenance)))
                .or(() -> closing().map(c -> new End(c.time(), c.provenance(), c.id())));
    }

    private ParticipantKind kind() {
        return connection().map(Connection::kind).orElse(ParticipantKind.PERSON);
    }

    private String name() {
        return Stream.concat(
                        connection().map(Connection::name).stream(),
                        sortedReports().map(JoinReported::name))
                .filter(name -> name != null)
                .findFirst()
                .orElseGet(this::userId);
    }

    private Provenance joinProvenance() {
        return join().map(ParticipantJoined::provenance)
                .or(() -> leave().map(ParticipantLeft::provenance))
                .orElse(Provenance.REPORTED);
    }

    /** LiveKit's word on the join; where every join was lost, the leave tells of it. */
    private Optional<Connection> connection() {
        return join().map(ParticipantJoined::connection).or(() -> leave().map(ParticipantLeft::connection));
    }

    private Optional<ParticipantJoined> join() {
        return Optional.ofNullable(join);
    }

    private Optional<ParticipantLeft> leave() {
        return Optional.ofNullable(leave);
    }

    private Optional<LeaveReported> firstReportedLeave() {
        return Optional.ofNullable(firstReportedLeave);
    }

    private Optional<StaleClosed> closing() {
        return Optional.ofNullable(closing);
    }

    private JoinReported firstReport() {
        return Objects.requireNonNull(firstReport);
    }

    private Stream<JoinReported> sortedReports() {
        return reportedJoins.stream().sorted(SessionFold.BY_TIME);
    }

    private static <T> T first(@Nullable T one, T other, Comparator<? super T> order) {
        return one == null || order.compare(other, one) < 0 ? other : one;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** LiveKit tells a leave in whole seconds, so it can seem to come before its own join. */
    private static Instant later(Instant joined, Instant left) {
        return left.isBefore(joined) ? joined : left;
    }

    private record End(Instant time, Provenance provenance, String factId) {}
}
