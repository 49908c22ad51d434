package io.coachingcalls.calls.agent;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.coachingcalls.calls.livekit.AgentDispatch;
import io.coachingcalls.calls.livekit.AgentDispatches;
import io.coachingcalls.calls.livekit.Rooms;
import io.coachingcalls.calls.room.PeopleJoined;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends FRED's agent into rooms. Whatever goes wrong with that, the call goes on. */
@ApplicationScoped
public class Agents {

    private static final Logger LOG = Logger.getLogger(Agents.class);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    /** Who asks for a call waits no longer for this. */
    private static final Duration GLANCE = Duration.ofMillis(700);

    /** Longer than LiveKit is waited for, should its holder die. */
    private static final Duration CLAIM = Duration.ofSeconds(10);

    private static final int MOST_AT_A_TIME = 8;

    private final AgentDispatches dispatches;
    private final Rooms rooms;
    private final AgentClaims claims;
    private final AgentConfig config;
    private final Clock clock;

    Agents(AgentDispatches dispatches, Rooms rooms, AgentClaims claims, AgentConfig config, Clock clock) {
        this.dispatches = dispatches;
        this.rooms = rooms;
        this.claims = claims;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Into a room that was made, unless it is there or on its way: whoever asks again changes nothing. Never fails.
     *
     * @return null for a video session: FRED is in none of these
     */
    public Uni<@Nullable AgentState> sendTo(String room, boolean isVideoSession) {
        return ofCallWithFred(isVideoSession, agent -> ensure(room, agent)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(e -> LOG.warnf("no agent is sent: room=%s agent=%s cause=%s", room, agent, e))
                .onFailure()
                .recoverWithItem(AgentState.UNAVAILABLE));
    }

    /**
     * How it stands now, without sending for it. Never fails.
     *
     * @return null for a video session, where nobody has come yet, and where LiveKit does not say
     */
    public Uni<@Nullable AgentState> stateIn(String room, boolean isVideoSession) {
        return ofCallWithFred(isVideoSession, agent -> review(room, agent)
                .chain(review -> review.state() == null
                        ? rooms.hasPeople(room).map(somebody -> somebody ? AgentState.UNAVAILABLE : null)
                        : Uni.createFrom().item(review.state()))
                .ifNoItem()
                .after(GLANCE)
                .fail()
                .onFailure()
                .invoke(e -> LOG.debugf("LiveKit does not tell of the agent: room=%s cause=%s", room, e))
                .onFailure()
                .recoverWithNull());
    }

    /** Whoever comes finds it there, also when its worker has died. Nobody waits for this. */
    void sendTo(@Observes PeopleJoined joined) {
        config.name().ifPresent(agent -> Multi.createFrom()
                .iterable(joined.rooms())
                .onItem()
                .transformToUni(room -> ensure(room, agent)
                        .onFailure()
                        .invoke(e -> LOG.warnf("no agent is sent: room=%s agent=%s cause=%s", room, agent, e))
                        .onFailure()
                        .recoverWithNull())
                .merge(MOST_AT_A_TIME)
                .collect()
                .asList()
                .subscribe()
                .with(done -> {}));
    }

    private Uni<@Nullable AgentState> ofCallWithFred(
            boolean isVideoSession, Function<String, Uni<@Nullable AgentState>> question) {
        if (isVideoSession) {
            return Uni.createFrom().nullItem();
        }
        return config.name().map(question).orElseGet(() -> Uni.createFrom().item(AgentState.NOT_CONFIGURED));
    }

    /** Who has the claim looks once more: somebody else may have had it in between. */
    private Uni<@Nullable AgentState> ensure(String room, String agent) {
        return review(room, agent)
                .chain(review -> review.isNeeded()
                        ? claims.claim(room, CLAIM)
                                .chain(errand -> errand == null
                                        ? Uni.createFrom().item(AgentState.DISPATCHED)
                                        : review(room, agent)
                                                .chain(again -> send(room, agent, errand, again))
                                                .eventually(() -> claims.release(room)))
                        : Uni.createFrom().item(review.state()));
    }

    private Uni<AgentReview> review(String room, String agent) {
        return dispatches.list(room).chain(listed -> {
            List<AgentDispatch> sent = listed.stream()
                    .filter(dispatch -> dispatch.agent().equals(agent))
                    .toList();
            // Of a call that no worker has, nobody can be there
            Uni<Set<String>> present = sent.stream().anyMatch(AgentDispatch::isTaken)
                    ? rooms.agents(room)
                    : Uni.createFrom().item(Set.of());
            return present.map(
                    there -> AgentReview.of(sent, there, clock.instant(), config.takenWithin(), config.grace()));
        });
    }

    private Uni<@Nullable AgentState> send(String room, String agent, Errand errand, AgentReview review) {
        if (!review.isNeeded()) {
            return Uni.createFrom().item(review.state());
        }
        if (!review.dead().isEmpty()) {
            LOG.infof("an agent is sent for again: room=%s agent=%s instead of %s", room, agent, review.dead());
        }
        return Multi.createFrom()
                .iterable(review.dead())
                .onItem()
                .transformToUniAndConcatenate(dead -> dispatches.delete(room, dead))
                .collect()
                .asList()
                .chain(() -> dispatches.create(room, agent, errand.json()))
                .replaceWith(AgentState.DISPATCHED);
    }
}
