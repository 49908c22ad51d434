package io.coachingcalls.calls.creation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.access.Caller;
import io.coachingcalls.calls.agent.AgentState;
import io.coachingcalls.calls.agent.Agents;
import io.coachingcalls.calls.call.Call;
import io.coachingcalls.calls.call.CallConfig;
import io.coachingcalls.calls.call.Calls;
import io.coachingcalls.calls.call.RecordingPreference;
import io.coachingcalls.calls.invitation.Strangers;
import io.coachingcalls.calls.recording.RecordingRight;
import io.coachingcalls.calls.recording.Recordings;
import io.coachingcalls.calls.token.JoinService;
import io.coachingcalls.calls.token.JoinToken;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.livekit.LiveKitConfig;
import io.coachingcalls.outbox.Outbox;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.jspecify.annotations.Nullable;

/** Makes a call that somebody asks for, once for each idempotency key. */
@ApplicationScoped
public class CallCreation {

    private final Calls calls;
    private final Strangers strangers;
    private final CallRepository newCalls;
    private final JoinService joinService;
    private final Recordings recordings;
    private final Agents agents;
    private final Outbox outbox;
    private final CallConfig config;
    private final LiveKitConfig liveKit;
    private final Clock clock;

    CallCreation(
            Calls calls,
            Strangers strangers,
            CallRepository newCalls,
            JoinService joinService,
            Recordings recordings,
            Agents agents,
            Outbox outbox,
            CallConfig config,
            LiveKitConfig liveKit,
            Clock clock) {
        this.calls = calls;
        this.strangers = strangers;
        this.newCalls = newCalls;
        this.joinService = joinService;
        this.recordings = recordings;
        this.agents = agents;
        this.outbox = outbox;
        this.config = config;
        this.liveKit = liveKit;
        this.clock = clock;
    }

    Uni<CallAnswer> create(CallRequest request, Caller caller) {
        return make(request, caller, null);
    }

    /** A call with FRED, at once. */
    public Uni<JoinToken> createOnDemand(Caller caller) {
        return make(CallRequest.onDemand(), caller, null).map(CallAnswer::joinToken);
    }

    /**
     * Keeps a video session whose room its owner's page has chosen a name for; the room is made when somebody comes.
     *
     * @throws ProblemException {@code ROOM_NAME_TAKEN} where the owner has used the name before
     */
    public Uni<Call> keepRequested(String name, CallTerms terms, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var call = new Call(RoomNames.fresh(), terms, caller.name(), RecordingPreference.NONE, now, now, null, name)
                .requestedAs(name);
        return newCalls.keep(call)
                .onFailure(CallRepository::isDuplicate)
                .transform(e -> new ProblemException(ErrorCode.ROOM_NAME_TAKEN, null, e))
                .call(() -> outbox.publish(call.room()))
                .replaceWith(call);
    }

    /** A repetition gets the call that the first request made, and a fresh token for it. */
    Uni<CallAnswer> createOnce(CallRequest request, Caller caller, String key) {
        return calls.findByIdempotencyKey(caller.userId(), key)
                .chain(call -> call == null ? makeOrRepeat(request, caller, key) : repeat(call, request, caller));
    }

    private Uni<CallAnswer> makeOrRepeat(CallRequest request, Caller caller, String key) {
        return make(request, caller, key)
                .onFailure(CallRepository::isDuplicate)
                .recoverWithUni(() -> calls.findByIdempotencyKey(caller.userId(), key)
                        .onItem()
                        .ifNull()
                        .failWith(() -> new ProblemException(ErrorCode.SERVICE_UNAVAILABLE, null))
                        .chain(call -> repeat(call, request, caller)));
    }

    private Uni<CallAnswer> make(CallRequest request, Caller caller, @Nullable String key) {
        // PostgreSQL keeps microseconds; what we announce must be what a reader of the row sees
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        CallPlan plan = plan(request, caller, now);
        var call = new Call(
                RoomNames.fresh(),
                plan.terms(),
                caller.name(),
                plan.recording(),
                plan.opensAt(),
                now,
                key,
                request.hash());
        return strangers
                .require(plan.terms())
                .chain(() -> plan.opensAtOnce(now) ? open(call, caller, request) : keep(call))
                .call(() -> outbox.publish(call.room()));
    }

    private CallPlan plan(CallRequest request, Caller caller, Instant now) {
        try {
            return CallPlan.of(request, caller, now, config.opensBefore());
        } catch (ProblemException e) {
            throw e.code() == ErrorCode.RECORDING_REQUIRES_STUDIO
                    ? RecordingRight.refused("none", caller, e.code())
                    : e;
        }
    }

    private Uni<CallAnswer> keep(Call call) {
        return newCalls.keep(call).chain(() -> answer(call, null));
    }

    private Uni<CallAnswer> open(Call call, Caller caller, CallRequest request) {
        return newCalls.makeWithRoom(call)
                .onFailure(BulkheadException.class)
                .transform(e -> new ProblemException(ErrorCode.LIVEKIT_UNAVAILABLE, "too many calls at once", e))
                .map(room -> joinService.tokenFor(call, room, caller, request.enableRecording()))
                .chain(token -> Uni.combine()
                        .all()
                        .unis(
                                recordings.startFirst(call.room(), patienceLeft(call)),
                                agents.sendTo(call.room(), call.isVideoSession()))
                        .with((recording, agent) -> CallAnswer.of(call, token, recording, agent, liveKit.url())));
    }

    /** What was waited for LiveKit's room is not waited for its recorder once more. */
    private Duration patienceLeft(Call call) {
        Duration left = Recordings.PATIENCE.minus(Duration.between(call.createdAt(), clock.instant()));
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    private Uni<CallAnswer> repeat(Call call, CallRequest request, Caller caller) {
        if (!call.wasMadeBy(request.hash())) {
            throw new ProblemException(ErrorCode.IDEMPOTENCY_KEY_REUSED, null);
        }
        if (clock.instant().isBefore(call.opensAt())) {
            return answer(call, null);
        }
        return joinService.admit(call, caller, request.enableRecording()).chain(token -> answer(call, token));
    }

    private Uni<CallAnswer> answer(Call call, @Nullable JoinToken token) {
        return Uni.combine()
                .all()
                .unis(recordings.status(call.room()), agent(call, token))
                .with((recording, agent) -> CallAnswer.of(call, token, recording, agent, liveKit.url()));
    }

    /** Nobody is sent for before the call is open. */
    private Uni<@Nullable AgentState> agent(Call call, @Nullable JoinToken token) {
        return token == null ? Uni.createFrom().nullItem() : agents.stateIn(call.room(), call.isVideoSession());
    }
}
