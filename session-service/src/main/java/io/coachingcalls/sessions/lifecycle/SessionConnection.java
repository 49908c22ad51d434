package io.coachingcalls.sessions.lifecycle;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import io.coachingcalls.attendance.End;
import io.coachingcalls.attendance.ParticipantConnection;
import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.sessions.lifecycle.SessionFact.JoinReported;
import io.coachingcalls.sessions.lifecycle.SessionFact.LeaveReported;
import io.coachingcalls.sessions.lifecycle.SessionFact.StaleClosed;
import io.coachingcalls.sessions.lifecycle.SessionHistory.Participant;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** One connection of one participant: what LiveKit told of it, and what the person's own client said. */
@PlainJava
final class SessionConnection {

    /** LiveKit's word on a leave and a client's goodbye on the same are at most this far apart. */
    private static final Duration REACH = Duration.ofSeconds(60);

    private final @Nullable ParticipantConnection connection;
    private final @Nullable End roomEnd;
    private final List<JoinReported> reportedJoins = new ArrayList<>();
    private @Nullable JoinReported firstReport;
    private @Nullable LeaveReported firstReportedLeave;
    private @Nullable StaleClosed closing;

    private SessionConnection(@Nullable ParticipantConnection connection, @Nullable End roomEnd) {
        this.connection = connection;
        this.roomEnd = roomEnd;
    }

    /** A connection LiveKit knows. */
    static SessionConnection of(ParticipantConnection connection) {
        return new SessionConnection(connection, connection.roomEnd());
    }

    /**
     * A connection of which only a client told.
     *
     * @param roomEnd since when nobody is in the call's room any more; null as long as somebody may be
     */
    static SessionConnection reported(JoinReported first, @Nullable End roomEnd) {
        SessionConnection connection = new SessionConnection(null, roomEnd);
        connection.add(first);
        return connection;
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

    boolean isToldByLiveKit() {
        return connection != null;
    }

    boolean isPersons() {
        return kind() == ParticipantKind.PERSON;
    }

    String userId() {
        return connection().map(ParticipantConnection::identity).orElseGet(() -> firstReport()
                .userId());
    }

    Instant joinedAt() {
        return connection().map(ParticipantConnection::joinedAt).orElseGet(() -> firstReport()
                .time());
    }

    /** LiveKit tells of a leave at about this time. */
    boolean isToldToEndAbout(Instant time) {
        return leave().map(End::time)
                .filter(left -> Duration.between(left, time).abs().compareTo(REACH) <= 0)
                .isPresent();
    }

    /** Every id a client was given for it. */
    Stream<UUID> aliases() {
        return reportedJoins.stream().map(JoinReported::participantId).distinct();
    }

    /** Every id it can be named by. */
    Stream<UUID> ids() {
        Stream<UUID> claim = connection().map(known -> SessionIds.ofClaim(known.sid(), known.identity())).stream();
        return Stream.of(Stream.of(id()), claim, aliases()).flatMap(ids -> ids);
    }

    /** Id of the fact that says, where LiveKit does not, that its person left; empty while there is none. */
    Optional<String> saidLeave() {
        return firstReportedLeave().map(LeaveReported::id).or(() -> closing().map(StaleClosed::id));
    }

    /** Empty while it lasts. */
    Optional<Instant> leftAt() {
        return end().map(End::time);
    }

    UUID id() {
        return connection().map(known -> SessionIds.ofParticipant(known.sid())).orElseGet(() -> firstReport()
                .participantId());
    }

    /** Id of the fact that says when it began. */
    String joinDecidedBy() {
        return connection().map(ParticipantConnection::joinDecidedBy).orElseGet(() -> firstReport()
                .id());
    }

    /** Id of the fact that says when it ended; empty while it lasts. */
    Optional<String> endDecidedBy() {
        return end().map(End::factId);
    }

    Participant participant(UUID sessionId) {
        Optional<End> end = end();
        return new Participant(
                id(),
                sessionId,
                connection().map(ParticipantConnection::sid).orElse(null),
                userId(),
                name(),
                kind(),
                joinedAt(),
                end.map(End::time).orElse(null),
                connection().map(ParticipantConnection::joinProvenance).orElse(Provenance.REPORTED),
                end.map(End::provenance).orElse(null),
                aliases().sorted().toList());
    }

    /** LiveKit's word on the leave, else that of the room's end, else the client's, by belief. */
    private Optional<End> end() {
        Stream<End> room = Stream.ofNullable(roomEnd);
        Stream<End> reported =
                firstReportedLeave()
                        .map(left -> new End(earlier(left.leftAt(), left.time()), Provenance.REPORTED, left.id()))
                        .stream();
        // What LiveKit told of this very leave; then whatever closed the matter first, the client or the room
        return leave().or(() ->
                        Stream.concat(reported, room).min(comparing(End::time).thenComparing(End::provenance)))
                .or(() -> closing().map(c -> new End(c.time(), c.provenance(), c.id())))
                .map(end -> end.notBefore(joinedAt()));
    }

    private ParticipantKind kind() {
        return connection().map(ParticipantConnection::kind).orElse(ParticipantKind.PERSON);
    }

    private String name() {
        return Stream.concat(
                        connection().map(ParticipantConnection::name).stream(),
                        sortedReports().map(JoinReported::name))
                .filter(name -> name != null)
                .findFirst()
                .orElseGet(this::userId);
    }

    private Optional<End> leave() {
        return connection().map(ParticipantConnection::leave);
    }

    private Optional<ParticipantConnection> connection() {
        return Optional.ofNullable(connection);
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
}
