package io.coachingcalls.sessions.lifecycle;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.coachingcalls.attendance.End;
import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.attendance.RoomInstance;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.facts.Quota;
import io.coachingcalls.sessions.lifecycle.SessionFact.CallCreated;
import io.coachingcalls.sessions.lifecycle.SessionFact.CallEnded;
import io.coachingcalls.sessions.lifecycle.SessionFact.ChatCompiled;
import io.coachingcalls.sessions.lifecycle.SessionFact.InvitationAnswered;
import io.coachingcalls.sessions.lifecycle.SessionFact.JoinReported;
import io.coachingcalls.sessions.lifecycle.SessionFact.LeaveReported;
import io.coachingcalls.sessions.lifecycle.SessionFact.NoteAdded;
import io.coachingcalls.sessions.lifecycle.SessionFact.NotesReplaced;
import io.coachingcalls.sessions.lifecycle.SessionFact.ParticipantJoined;
import io.coachingcalls.sessions.lifecycle.SessionFact.ParticipantLeft;
import io.coachingcalls.sessions.lifecycle.SessionFact.RecordingChanged;
import io.coachingcalls.sessions.lifecycle.SessionFact.RoomFinished;
import io.coachingcalls.sessions.lifecycle.SessionFact.RoomStarted;
import io.coachingcalls.sessions.lifecycle.SessionFact.StaleClosed;
import io.coachingcalls.sessions.lifecycle.SessionFact.StartReported;
import io.coachingcalls.sessions.lifecycle.SessionFact.Summarised;
import io.coachingcalls.sessions.lifecycle.SessionHistory.Participant;
import io.coachingcalls.sessions.lifecycle.SessionHistory.Recording;
import io.coachingcalls.sessions.lifecycle.SessionHistory.Session;
import io.coachingcalls.sessions.lifecycle.SessionHistory.Words;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * From the facts of one room to its history: the only place that decides what happened. Pure, and blind to order and
 * repetition: any permutation of the facts, with any of them doubled, gives the same history.
 */
@PlainJava
final class SessionFold {

    /** A total order, so that "the first" of several facts is the same one whoever asks. */
    static final Comparator<SessionFact> BY_TIME = comparing(SessionFact::time).thenComparing(SessionFact::id);

    private static final String EVERYONE_LEFT = "everyone_left";

    /** Far more than LiveKit's departure timeout, 20 s, and the reload of a page. */
    private static final Duration TIME_TO_COME_BACK = Duration.ofMinutes(2);

    private final String room;
    private final List<SessionFact> facts;
    private final SessionConnections connections;
    private final @Nullable End roomEnd;
    private final Optional<SessionFact> termsFact;
    private final Optional<RecordingChanged> recording;
    private final Optional<Summarised> summary;

    private SessionFold(String room, Collection<? extends SessionFact> facts) {
        this.room = room;
        this.facts = facts.stream()
                .<SessionFact>map(f -> f)
                .distinct()
                .sorted(BY_TIME)
                .toList();
        this.connections = SessionConnections.of(this.facts);
        this.roomEnd = connections.roomEnd().orElse(null);
        this.termsFact = termsFact();
        this.recording = of(RecordingChanged.class)
                .max(comparing(RecordingChanged::revision).thenComparing(BY_TIME));
        this.summary = of(Summarised.class).max(comparing(Summarised::revision).thenComparing(BY_TIME));
    }

    /** @param facts at least one; all of {@code room} */
    static SessionHistory fold(String room, Collection<? extends SessionFact> facts) {
        return new SessionFold(room, facts).fold();
    }

    /** The names of the fields that each fact decided, by the fact's id: asked for to explain, not at each fold. */
    static Map<String, List<String>> decided(String room, Collection<? extends SessionFact> facts) {
        SessionFold fold = new SessionFold(room, facts);
        return fold.decided(fold.fold().session());
    }

    private SessionHistory fold() {
        UUID id = SessionIds.ofRoom(room);
        List<Participant> participants = connections.all().stream()
                .map(connection -> connection.participant(id))
                .sorted(comparing(Participant::joinedAt).thenComparing(Participant::id))
                .toList();
        List<Participant> people = participants.stream()
                .filter(p -> p.kind() == ParticipantKind.PERSON)
                .toList();
        Optional<CallTerms> terms = termsFact.map(SessionFold::termsOf);
        boolean over = roomEnd != null || lastOneSaidToHaveLeft(people);
        SessionStatus status = status(people, over, terms);
        @Nullable
        Instant startedAt = people.isEmpty() ? null : people.getFirst().joinedAt();
        @Nullable Instant endedAt = status == SessionStatus.COMPLETED ? lastLeave(people) : null;
        @Nullable Instant settlesAt = settlesAt(status, endedAt);

        @Nullable
        String owner = terms.map(CallTerms::ownerId)
                .or(() -> summary.map(Summarised::userId))
                .orElse(null);
        Belonging belonging = new Belonging(termsFact.orElse(null), owner, facts);
        Session session = new Session(
                id,
                room,
                owner,
                terms.map(CallTerms::callType)
                        .or(() -> summary.map(Summarised::callType))
                        .orElse(CallType.ON_DEMAND),
                status,
                terms.map(CallTerms::title).orElse(null),
                terms.map(CallTerms::coachId).orElse(null),
                terms.map(CallTerms::participants).orElse(List.of()),
                belonging.gone(),
                terms.map(CallTerms::scheduledFor).orElse(null),
                terms.map(CallTerms::maxDurationSeconds).orElse(null),
                connections.attendance().room().map(RoomInstance::sid).orElse(null),
                connections.attendance().liveRoomSids(),
                roomEnd == null ? null : roomEnd.time(),
                startedAt,
                endedAt,
                startedAt == null || endedAt == null
                        ? null
                        : Duration.between(startedAt, endedAt).toSeconds(),
                endReason(status),
                (int) people.stream().map(Participant::userId).distinct().count(),
                people.stream().map(Participant::name).distinct().toList(),
                SessionNotes.of(facts),
                of(CallCreated.class)
                        .findFirst()
                        .map(CallCreated::requestedRoom)
                        .orElse(null),
                Quota.isAnyUsedUp(facts),
                recording
                        .map(changed -> new Recording(changed.state(), changed.reason(), changed.url()))
                        .orElse(Recording.NONE),
                summary.map(Summarised::words).orElse(Words.NONE),
                creation(facts).time(),
                settlesAt,
                isImported() ? importedEnd(status, endedAt) : settlesAt,
                facts.stream().filter(SessionFold::tellsOfAttendance).count());
        return new SessionHistory(session, participants, members(belonging, session, people));
    }

    private Map<String, List<String>> decided(Session session) {
        Decisions decisions = new Decisions();
        decisions.add(creation(facts).id(), "created_at", session.createdAt());
        termsFact.ifPresent(fact -> {
            decisions.add(fact.id(), "user_id", session.userId());
            decisions.add(fact.id(), "call_type", session.callType());
            decisions.add(fact.id(), "title", session.title());
            decisions.add(fact.id(), "coach_id", session.coachId());
            decisions.add(fact.id(), "invited", session.invited());
            decisions.add(fact.id(), "scheduled_for", session.scheduledFor());
            decisions.add(fact.id(), "max_duration_seconds", session.maxDurationSeconds());
        });
        SessionNotes.deciding(facts).forEach((id, text) -> decisions.add(id, "notes", text));
        recording.ifPresent(changed -> {
            decisions.add(changed.id(), "recording_state", session.recording().state());
            decisions.add(changed.id(), "recording_reason", session.recording().reason());
            decisions.add(changed.id(), "recording_url", session.recording().url());
        });
        summary.ifPresent(fact -> {
            decisions.add(fact.id(), "transcript_json", Transcripts.hashOf(session.words()));
            decisions.add(fact.id(), "summary", session.words().summary());
            decisions.add(fact.id(), "decisions", session.words().decisions());
            decisions.add(fact.id(), "next_actions", session.words().nextActions());
        });
        for (SessionConnection connection : connections.all()) {
            String row = "participants/" + connection.id();
            decisions.add(connection.joinDecidedBy(), row + "/joined_at", connection.joinedAt());
            connection.endDecidedBy().ifPresent(fact -> decisions.add(fact, row + "/left_at", fact));
        }
        connections.first().ifPresent(connection -> {
            decisions.add(connection.joinDecidedBy(), "started_at", session.startedAt());
        });
        connections
                .attendance()
                .firstOfRoom()
                .ifPresent(first -> decisions.add(first.joinDecidedBy(), "room_sid", session.roomSid()));
        connections
                .last()
                .flatMap(SessionConnection::endDecidedBy)
                .ifPresent(fact -> decisions.add(fact, "ended_at", session.endedAt()));
        if (roomEnd != null) {
            decisions.add(roomEnd.factId(), "room_finished_at", session.roomFinishedAt());
        }
        String statusDecidedBy = statusDecidedBy(session.status());
        decisions.add(statusDecidedBy, "status", session.status());
        decisions.add(
                of(CallEnded.class).findFirst().map(CallEnded::id).orElse(statusDecidedBy),
                "end_reason",
                session.endReason());
        return decisions.byFact();
    }

    private String statusDecidedBy(SessionStatus status) {
        return switch (status) {
            case SCHEDULED -> creation(facts).id();
            case IN_PROGRESS -> connections.first().orElseThrow().joinDecidedBy();
            case COMPLETED ->
                roomEnd == null ? connections.last().orElseThrow().saidLeave().orElseThrow() : roomEnd.factId();
            case CANCELLED, MISSED -> endOfNobodys().orElseThrow().factId();
        };
    }

    /**
     * Nobody is inside, and whoever was last said so, or is beyond saying anything. Without that word they may be reloading the page; LiveKit will
     * tell, when nobody came back in time.
     */
    private boolean lastOneSaidToHaveLeft(List<Participant> people) {
        return !people.isEmpty()
                && people.stream().allMatch(person -> person.leftAt() != null)
                && connections.last().flatMap(SessionConnection::saidLeave).isPresent();
    }

    private SessionStatus status(List<Participant> people, boolean over, Optional<CallTerms> terms) {
        if (!people.isEmpty()) {
            return over ? SessionStatus.COMPLETED : SessionStatus.IN_PROGRESS;
        }
        if (of(CallEnded.class).findAny().isPresent()) {
            return SessionStatus.CANCELLED;
        }
        if (endOfNobodys().isPresent()) {
            boolean wasScheduled = terms.map(CallTerms::scheduledFor).isPresent();
            return wasScheduled ? SessionStatus.MISSED : SessionStatus.CANCELLED;
        }
        return SessionStatus.SCHEDULED;
    }

    private @Nullable String endReason(SessionStatus status) {
        return of(CallEnded.class)
                .findFirst()
                .map(ended -> ended.reason().value())
                .orElse(status == SessionStatus.COMPLETED ? EVERYONE_LEFT : null);
    }

    /** call-service's own announcement before what it wrote into the room's metadata. */
    private Optional<SessionFact> termsFact() {
        return Stream.concat(of(CallCreated.class), facts.stream().filter(fact -> termsOf(fact) != null))
                .findFirst();
    }

    private static @Nullable CallTerms termsOf(SessionFact fact) {
        return switch (fact) {
            case CallCreated created -> created.terms();
            case RoomStarted started -> started.terms();
            case ParticipantJoined joined -> joined.terms();
            case ParticipantLeft left -> left.terms();
            case CallEnded ignored -> null;
            case InvitationAnswered ignored -> null;
            case RoomFinished ignored -> null;
            case StartReported ignored -> null;
            case JoinReported ignored -> null;
            case LeaveReported ignored -> null;
            case StaleClosed ignored -> null;
            case NoteAdded ignored -> null;
            case NotesReplaced ignored -> null;
            case ChatCompiled ignored -> null;
            case RecordingChanged ignored -> null;
            case Summarised ignored -> null;
        };
    }

    /** The making of the call; of one that nobody announced, the first that was heard of it. */
    static SessionFact creation(List<SessionFact> sorted) {
        return sorted.stream().filter(CallCreated.class::isInstance).findFirst().orElseGet(sorted::getFirst);
    }

    /**
     * LiveKit's word that the room is closed settles a session. Where only clients told of people there will be no
     * such word: then they are given the time to come back that LiveKit would give them. Nobody waits to be told of the
     * end of what was imported.
     */
    private @Nullable Instant settlesAt(SessionStatus status, @Nullable Instant endedAt) {
        if (isImported()) {
            return null;
        }
        return switch (status) {
            case SCHEDULED, IN_PROGRESS -> null;
            case CANCELLED, MISSED -> endOfNobodys().orElseThrow().time();
            case COMPLETED -> {
                if (roomEnd != null) {
                    yield roomEnd.time();
                }
                boolean livekitWillTell = connections.attendance().room().isPresent()
                        || !connections.attendance().liveRoomSids().isEmpty();
                yield livekitWillTell || endedAt == null ? null : endedAt.plus(TIME_TO_COME_BACK);
            }
        };
    }

    private boolean isImported() {
        return creation(facts).provenance() == Provenance.IMPORTED;
    }

    private @Nullable Instant importedEnd(SessionStatus status, @Nullable Instant endedAt) {
        return switch (status) {
            case SCHEDULED, IN_PROGRESS -> null;
            case COMPLETED -> endedAt;
            case CANCELLED, MISSED -> endOfNobodys().orElseThrow().time();
        };
    }

    private static boolean tellsOfAttendance(SessionFact fact) {
        return switch (fact) {
            case NoteAdded ignored -> false;
            case NotesReplaced ignored -> false;
            case ChatCompiled ignored -> false;
            case RecordingChanged ignored -> false;
            case Summarised ignored -> false;
            case CallEnded ignored -> false;
            case InvitationAnswered ignored -> false;
            default -> true;
        };
    }

    /** What ended a call that nobody came to; empty as long as somebody may. */
    private Optional<End> endOfNobodys() {
        return Stream.of(
                        of(CallEnded.class).map(SessionFold::endOf),
                        connections.attendance().rooms().stream()
                                .flatMap(room -> Stream.ofNullable(room.end()))
                                .sorted(comparing(End::time).thenComparing(End::factId)),
                        of(StaleClosed.class).map(SessionFold::endOf))
                .flatMap(ends -> ends)
                .findFirst();
    }

    private static End endOf(SessionFact fact) {
        return new End(fact.time(), fact.provenance(), fact.id());
    }

    private static @Nullable Instant lastLeave(List<Participant> people) {
        return people.stream()
                .map(Participant::leftAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Set<String> members(Belonging belonging, Session session, List<Participant> people) {
        return belonging.members(
                Stream.concat(Stream.ofNullable(session.coachId()), session.invited().stream()),
                people.stream().map(Participant::userId));
    }

    private <F extends SessionFact> Stream<F> of(Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast);
    }
}
