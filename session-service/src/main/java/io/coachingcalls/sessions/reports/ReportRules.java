package io.coachingcalls.sessions.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.coachingcalls.access.Caller;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.sessions.history.CoachingSession;
import io.coachingcalls.sessions.lifecycle.SessionFact;
import io.coachingcalls.sessions.lifecycle.SessionFact.LeaveReported;
import io.coachingcalls.sessions.lifecycle.SessionFact.NoteAdded;
import io.coachingcalls.sessions.lifecycle.SessionFact.StartReported;
import org.jspecify.annotations.Nullable;

/** What a client's report means, and which reports make no sense. */
public final class ReportRules {

    /** Characters that the notes of one session have at most, far more than anybody reads. */
    private static final int MOST_NOTES = 200_000;

    private ReportRules() {}

    /**
     * @param factId the same for every repetition of one request
     * @throws ProblemException for a report that cannot be true
     */
    static List<SessionFact> facts(
            SessionReport report, Caller caller, CoachingSession session, String factId, Instant now) {
        requireSense(report, session);
        List<SessionFact> facts = new ArrayList<>();
        if (report.status() == SessionReport.Status.IN_PROGRESS) {
            requireNotOver(session);
            facts.add(new StartReported(
                    factId + ":start",
                    now,
                    session.roomName,
                    Provenance.REPORTED,
                    caller.userId(),
                    caller.name(),
                    Objects.requireNonNullElse(report.startedAt(), now)));
        }
        if (report.status() == SessionReport.Status.COMPLETED) {
            facts.add(new LeaveReported(
                    factId + ":leave",
                    now,
                    session.roomName,
                    Provenance.REPORTED,
                    null,
                    caller.userId(),
                    Objects.requireNonNullElse(report.endedAt(), now)));
        }
        if (report.notes() != null) {
            requireRoomFor(report.notes(), session);
            facts.add(new NoteAdded(
                    factId + ":note", now, session.roomName, Provenance.REPORTED, caller.userId(), report.notes()));
        }
        return facts;
    }

    /** @throws ProblemException where nobody can be in the session any more */
    public static void requireNotOver(CoachingSession session) {
        if (session.isOver()) {
            throw new ProblemException(ErrorCode.SESSION_OVER, "its status is " + session.status);
        }
    }

    private static void requireRoomFor(String notes, CoachingSession session) {
        if (session.notes != null && session.notes.length() + notes.length() > MOST_NOTES) {
            throw new ProblemException(
                    ErrorCode.SESSION_FULL, "its notes have " + session.notes.length() + " characters");
        }
    }

    private static void requireSense(SessionReport report, CoachingSession session) {
        if (report.status() == null && report.notes() == null) {
            throw invalid("nothing is reported: send status or notes");
        }
        if (report.status() == null && (report.startedAt() != null || report.endedAt() != null)) {
            throw invalid("started_at and ended_at go with a status");
        }
        @Nullable Instant started = report.startedAt() == null ? session.startedAt : report.startedAt();
        if (started != null && report.endedAt() != null && report.endedAt().isBefore(started)) {
            throw invalid("ended_at is before started_at");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ErrorCode.INVALID_REQUEST, detail);
    }
}
