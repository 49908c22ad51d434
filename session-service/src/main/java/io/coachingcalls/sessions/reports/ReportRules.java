package io.coachingcalls.sessions.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;

import io.coachingcalls.access.Caller;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.sessions.history.CoachingSession;
import io.coachingcalls.sessions.lifecycle.SessionFact;
import io.coachingcalls.sessions.lifecycle.SessionFact.LeaveReported;
import io.coachingcalls.sessions.lifecycle.SessionFact.NoteAdded;
import io.coachingcalls.sessions.lifecycle.SessionFact.NotesReplaced;
import io.coachingcalls.sessions.lifecycle.SessionFact.StartReported;
import io.coachingcalls.sessions.reports.SessionReport.Status;
import io.coachingcalls.sessions.reports.Told.Notes.Added;
import io.coachingcalls.sessions.reports.Told.Notes.Replaced;
import org.jspecify.annotations.Nullable;

/** What a client's report means, and which reports make no sense. */
public final class ReportRules {

    /** Characters that the notes of one session have at most, far more than anybody reads. */
    private static final int MOST_NOTES = 200_000;

    /** And that all versions of them have together, which are kept with its facts. */
    private static final int MOST_REWRITTEN = 2_000_000;

    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private static final String START = ":start";
    private static final String LEAVE = ":leave";
    private static final String NOTE = ":note";

    private ReportRules() {}

    /**
     * @param factId the same for every repetition of one request
     * @throws ProblemException for a report that cannot be true
     */
    static List<SessionFact> facts(Told report, Caller caller, CoachingSession session, String factId, Instant now) {
        requireSense(report, session);
        requireNear("started_at", report.startedAt(), session, now);
        requireNear("ended_at", report.endedAt(), session, now);
        List<SessionFact> facts = new ArrayList<>();
        if (report.status() == Status.IN_PROGRESS) {
            requireNotOver(session);
            facts.add(new StartReported(
                    factId + START,
                    now,
                    session.roomName,
                    Provenance.REPORTED,
                    caller.userId(),
                    caller.name(),
                    Objects.requireNonNullElse(report.startedAt(), now)));
        }
        if (report.status() == Status.COMPLETED) {
            facts.add(new LeaveReported(
                    factId + LEAVE,
                    now,
                    session.roomName,
                    Provenance.REPORTED,
                    null,
                    caller.userId(),
                    Objects.requireNonNullElse(report.endedAt(), now)));
        }
        switch (report.notes()) {
            case null -> {}
            case Added added ->
                facts.add(new NoteAdded(
                        factId + NOTE, now, session.roomName, Provenance.REPORTED, caller.userId(), added.text()));
            case Replaced replaced ->
                facts.add(new NotesReplaced(
                        factId + NOTE, now, session.roomName, Provenance.REPORTED, caller.userId(), replaced.text()));
        }
        return facts;
    }

    /** @throws ProblemException where nobody can be in the session any more */
    public static void requireNotOver(CoachingSession session) {
        if (session.isOver()) {
            throw new ProblemException(ErrorCode.SESSION_OVER, "its status is " + session.status);
        }
    }

    /**
     * Whether a request's facts may be added to those of its session, which nobody adds to meanwhile.
     *
     * @param factId of the request
     * @throws ProblemException where its Idempotency-Key was another request's, or notes would become too long
     */
    static void requireAddable(List<SessionFact> told, String factId, List<SessionFact> known) {
        Set<String> ids = Set.of(factId + START, factId + LEAVE, factId + NOTE);
        List<SessionFact> before =
                known.stream().filter(fact -> ids.contains(fact.id())).toList();
        if (before.isEmpty()) {
            requireRoomForNotes(told, known);
        } else if (!sayTheSame(before, told)) {
            throw new ProblemException(ErrorCode.IDEMPOTENCY_KEY_REUSED, null);
        }
    }

    private static boolean sayTheSame(List<SessionFact> before, List<SessionFact> told) {
        return before.size() == told.size()
                && told.stream().allMatch(fact -> before.stream().anyMatch(earlier -> saysTheSame(earlier, fact)));
    }

    /** Of one request sent twice only the moments differ at which it came, and so those that follow from them. */
    private static boolean saysTheSame(SessionFact earlier, SessionFact fact) {
        return switch (fact) {
            case StartReported now ->
                earlier instanceof StartReported then
                        && then.userId().equals(now.userId())
                        && isSameTime(then.startedAt(), then.time(), now.startedAt(), now.time());
            case LeaveReported now ->
                earlier instanceof LeaveReported then
                        && then.userId().equals(now.userId())
                        && isSameTime(then.leftAt(), then.time(), now.leftAt(), now.time());
            case NotesReplaced now ->
                earlier instanceof NotesReplaced then
                        && then.author().equals(now.author())
                        && Objects.equals(then.text(), now.text());
            case NoteAdded now ->
                earlier instanceof NoteAdded then
                        && then.author().equals(now.author())
                        && then.text().equals(now.text());
            default -> throw new IllegalArgumentException("no report: " + fact.type());
        };
    }

    private static boolean isSameTime(Instant then, Instant cameThen, Instant now, Instant cameNow) {
        return then.equals(now) || then.equals(cameThen) && now.equals(cameNow);
    }

    private static void requireRoomForNotes(List<SessionFact> told, List<SessionFact> known) {
        long length = lengthOf(known, ReportRules::lengthOfNote);
        if (lengthOf(told, ReportRules::lengthOfNote) + length > MOST_NOTES
                && lengthOf(told, ReportRules::lengthOfNote) > 0) {
            throw new ProblemException(ErrorCode.SESSION_FULL, "its notes have %d characters".formatted(length));
        }
        long rewritten = lengthOf(told, ReportRules::lengthOfRewrite) + lengthOf(known, ReportRules::lengthOfRewrite);
        if (rewritten > MOST_REWRITTEN && lengthOf(told, ReportRules::lengthOfRewrite) > 0) {
            throw new ProblemException(ErrorCode.SESSION_FULL, "its notes have been rewritten too often");
        }
    }

    private static long lengthOf(List<SessionFact> facts, ToLongFunction<SessionFact> length) {
        return facts.stream().mapToLong(length).sum();
    }

    private static long lengthOfNote(SessionFact fact) {
        return fact instanceof NoteAdded note ? note.text().length() : 0;
    }

    private static long lengthOfRewrite(SessionFact fact) {
        return fact instanceof NotesReplaced notes && notes.text() != null
                ? notes.text().length()
                : 0;
    }

    /**
     * Clocks of clients are off, by a zone at worst, and then the session's making and the moment of the report bound what
     * they say. A time that is farther off is a mistake of another kind, which nobody is told of unless it is refused.
     */
    public static void requireNear(String field, @Nullable Instant time, CoachingSession session, Instant now) {
        if (time == null) {
            return;
        }
        if (time.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw ProblemException.invalid(field, "is in the future");
        }
        if (time.isBefore(session.createdAt.minus(CLOCKS_DIFFER))) {
            throw ProblemException.invalid(field, "is before the session was made");
        }
    }

    private static void requireSense(Told report, CoachingSession session) {
        if (report.status() == null && report.notes() == null) {
            throw invalid("nothing is reported: send status or notes");
        }
        if (report.status() == null && (report.startedAt() != null || report.endedAt() != null)) {
            throw invalid("started_at and ended_at go with a status");
        }
        @Nullable Instant started = report.startedAt() == null ? session.startedAt : report.startedAt();
        if (started != null && report.endedAt() != null && report.endedAt().isBefore(started)) {
            throw ProblemException.invalid("ended_at", "is before started_at");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ErrorCode.INVALID_REQUEST, detail);
    }
}
