package io.coachingcalls.calls.call;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.coachingcalls.calls.agent.AgentState;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import org.jspecify.annotations.Nullable;

/**
 * A call as its people see it.
 *
 * @param maxDuration in seconds
 * @param agent how FRED's agent stands to it; null for a call with a coach, one in which nobody is, and where LiveKit does
 *     not say
 * @param invites whoever is named is asked first; false for calls of before there were invitations
 * @param requestedRoom what the owner's page calls the room; null where that did not choose a name
 */
public record CallView(
        String room,
        UUID sessionId,
        CallType callType,
        @Nullable String title,
        String ownerId,
        @Nullable String coachId,
        List<String> participants,
        @Nullable Instant scheduledFor,
        long maxDuration,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable AgentState agent,
        boolean invites,
        @Nullable String requestedRoom) {

    public static CallView of(Call call, @Nullable AgentState agent) {
        CallTerms terms = call.terms();
        return new CallView(
                call.room(),
                call.sessionId(),
                terms.callType(),
                terms.title(),
                terms.ownerId(),
                terms.coachId(),
                terms.participants(),
                terms.scheduledFor(),
                terms.maxDurationSeconds(),
                call.createdAt(),
                call.endedAt(),
                agent,
                call.invites(),
                call.requestedRoom());
    }
}
