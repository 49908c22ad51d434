package io.coachingcalls.calls.token;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.access.Caller;
import io.coachingcalls.calls.agent.AgentState;
import io.coachingcalls.calls.agent.Agents;
import io.coachingcalls.calls.call.Call;
import io.coachingcalls.calls.call.CallConfig;
import io.coachingcalls.calls.call.CallRoom;
import io.coachingcalls.calls.livekit.OpenRoom;
import io.coachingcalls.calls.livekit.Rooms;
import io.coachingcalls.calls.recording.Recordings;
import io.coachingcalls.calls.room.CallProgress;
import io.coachingcalls.events.RoomMetadata;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.identity.LeaveTokens;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The way into a call, for somebody of whom it is known that they may join. */
@ApplicationScoped
public class JoinService {

    private static final Logger LOG = Logger.getLogger(JoinService.class);

    private final CallProgress progress;
    private final Rooms rooms;
    private final JoinTokens tokens;
    private final LeaveTokens leaveTokens;
    private final Recordings recordings;
    private final Agents agents;
    private final CallConfig config;
    private final RoomMetadata metadata;
    private final Clock clock;

    JoinService(
            CallProgress progress,
            Rooms rooms,
            JoinTokens tokens,
            LeaveTokens leaveTokens,
            Recordings recordings,
            Agents agents,
            CallConfig config,
            RoomMetadata metadata,
            Clock clock) {
        this.progress = progress;
        this.rooms = rooms;
        this.tokens = tokens;
        this.leaveTokens = leaveTokens;
        this.recordings = recordings;
        this.agents = agents;
        this.config = config;
        this.metadata = metadata;
        this.clock = clock;
    }

    /** Fails with {@code CALL_NOT_OPEN_YET} or {@code CALL_OVER} where nobody is let in. */
    public Uni<JoinToken> admit(Call call, Caller caller, boolean enableRecording) {
        return progress.isOver(call.room())
                .invoke(over -> requireOpen(Admission.of(call.opensAt(), over, clock.instant())))
                .chain(() -> open(call))
                .call(() -> closeAgainIfEnded(call))
                .invoke(() -> recordings.startFirstBehindTheAnswer(call.room()))
                // The room may have been made just now
                .call(() -> agents.sendTo(call.room(), call.isVideoSession()))
                .map(room -> tokenFor(call, room, caller, enableRecording));
    }

    /** Sends for FRED's agent once more, for somebody who waits for it. Null for a call with a coach. */
    Uni<@Nullable AgentState> sendForAgent(Call call) {
        return progress.isOver(call.room())
                .invoke(over -> requireOpen(Admission.of(call.opensAt(), over, clock.instant())))
                .chain(() -> agents.sendTo(call.room(), call.isVideoSession()));
    }

    /** A token for a room that is known to be open. */
    public JoinToken tokenFor(Call call, OpenRoom room, Caller caller, boolean enableRecording) {
        Instant now = clock.instant();
        // Where LiveKit does not say since when it is open, a call is cut off later, by its own time limit
        Instant openedAt = Objects.requireNonNullElse(room.openedAt(), now);
        Instant deadline = Admission.latestDeadline(openedAt, config.emptyTimeout(), call.maxDuration());
        requireOpen(Admission.of(call.opensAt(), !now.isBefore(deadline), now));
        JoinGrant grant = JoinGrant.of(call.room(), caller, now, deadline, enableRecording);
        if (grant.mayRecord()) {
            LOG.infof("permission to record: room=%s user=%s", grant.room(), caller.userId());
        }
        return tokens.sign(grant).withLeaveToken(leaveToken(grant));
    }

    private @Nullable String leaveToken(JoinGrant grant) {
        return leaveTokens
                .sign(grant.caller().userId(), SessionIds.ofRoom(grant.room()), grant.expiresAt())
                .orElse(null);
    }

    private Uni<OpenRoom> open(Call call) {
        return rooms.open(
                call.room(), CallRoom.options(call.room(), call.terms(), config, metadata), Rooms.LONGEST_WAIT);
    }

    /** Somebody may have ended the call between our look at it and the making of its room. */
    private Uni<Void> closeAgainIfEnded(Call call) {
        return progress.isEnded(call.room())
                .chain(ended -> ended
                        ? rooms.close(call.room()).invoke(() -> requireOpen(new Admission.Over()))
                        : Uni.createFrom().voidItem());
    }

    private static void requireOpen(Admission admission) {
        switch (admission) {
            case Admission.Open open -> {}
            case Admission.NotOpenYet notYet ->
                throw new ProblemException(ErrorCode.CALL_NOT_OPEN_YET, "it opens at " + notYet.opensAt());
            case Admission.Over over -> throw new ProblemException(ErrorCode.CALL_OVER, null);
        }
    }
}
