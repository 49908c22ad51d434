package io.coachingcalls.calls.creation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.coachingcalls.access.Access;
import io.coachingcalls.access.Caller;
import io.coachingcalls.calls.call.RecordingPreference;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request for a call: its terms, whether it is recorded, and from when on people may come in.
 *
 * @param opensAt {@code now} for a call that begins at once
 */
@PlainJava
record CallPlan(CallTerms terms, RecordingPreference recording, Instant opensAt) {

    /** Of clocks that differ and of people who took a while to press the button. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private static final Duration FARTHEST = Duration.ofDays(366);

    /** @throws ProblemException for a request that cannot be granted */
    static CallPlan of(CallRequest request, Caller caller, Instant now, Duration opensBefore) {
        checkCoach(request, caller);
        checkTime(request, now);
        checkRecording(request, caller);
        return new CallPlan(
                terms(request, caller), recording(request, caller), opensAt(request.scheduledFor(), now, opensBefore));
    }

    boolean opensAtOnce(Instant now) {
        return !now.isBefore(opensAt);
    }

    private static void checkCoach(CallRequest request, Caller caller) {
        if (caller.userId().equals(request.coachId())) {
            throw ProblemException.invalid("coachId", "must be somebody else than you");
        }
    }

    private static void checkTime(CallRequest request, Instant now) {
        Instant scheduledFor = request.scheduledFor();
        if (scheduledFor == null) {
            return;
        }
        if (request.callType() != CallType.SCHEDULED) {
            throw ProblemException.invalid("scheduledFor", "goes with callType scheduled only");
        }
        if (scheduledFor.isBefore(now.minus(GRACE))) {
            throw ProblemException.invalid("scheduledFor", "must not be in the past");
        }
        if (scheduledFor.isAfter(now.plus(FARTHEST))) {
            throw ProblemException.invalid("scheduledFor", "must be within a year");
        }
    }

    private static void checkRecording(CallRequest request, Caller caller) {
        boolean videoSession = request.coachId() != null;
        if (request.enableRecording() && !Access.mayRecord(caller, videoSession)) {
            throw new ProblemException(ErrorCode.RECORDING_REQUIRES_STUDIO, null);
        }
    }

    private static RecordingPreference recording(CallRequest request, Caller caller) {
        if (request.enableRecording()) {
            return RecordingPreference.of(caller);
        }
        return request.coachId() == null ? RecordingPreference.BY_ITSELF : RecordingPreference.NONE;
    }

    private static CallTerms terms(CallRequest request, Caller caller) {
        List<String> others = request.participants().stream()
                .filter(id -> !id.equals(caller.userId()) && !id.equals(request.coachId()))
                .toList();
        return new CallTerms(
                caller.userId(),
                request.callType(),
                request.title(),
                request.coachId(),
                others,
                request.scheduledFor(),
                request.callType().maxDuration().toSeconds());
    }

    private static Instant opensAt(@Nullable Instant scheduledFor, Instant now, Duration opensBefore) {
        if (scheduledFor == null) {
            return now;
        }
        Instant doors = scheduledFor.minus(opensBefore);
        return doors.isBefore(now) ? now : doors;
    }
}
