package io.coachingcalls.calls.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.coachingcalls.calls.livekit.AgentDispatches;
import io.coachingcalls.calls.livekit.Rooms;
import io.coachingcalls.calls.room.PeopleJoined;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Sends FRED's agent into rooms. Whatever goes wrong with that, the call goes on. */
@ApplicationScoped
public class Agents {

    private static final Logger LOG = Logger.getLogger(Agents.class);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

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

    /** Into a room that was made, unless it is there or on its way: whoever asks again changes nothing. Never fails. */
    public Uni<AgentState> sendTo(String room) {
        return config.name().map(agent -> sendTo(room, agent)).orElseGet(() -> Uni.createFrom()
                .item(AgentState.NOT_CONFIGURED));
    }

    /** Whoever comes finds it there, also when its worker has died. Nobody waits for this. */
    void sendTo(@Observes PeopleJoined joined) {
        if (config.name().isPresent()) {
            Multi.createFrom()
                    .iterable(joined.rooms())
                    .onItem()
                    .transformToUni(this::sendTo)
                    .merge(MOST_AT_A_TIME)
                    .collect()
                    .asList()
                    .subscribe()
                    .with(done -> {});
        }
    }

    private Uni<AgentState> sendTo(String room, String agent) {
        return ensure(room, agent)
                .replaceWith(AgentState.DISPATCHED)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(e -> LOG.warnf("no agent is sent: room=%s agent=%s cause=%s", room, agent, e))
                .onFailure()
                .recoverWithItem(AgentState.FAILED);
    }

    /** Who has the claim looks once more: somebody else may have had it in between. */
    private Uni<Void> ensure(String room, String agent) {
        return review(room, agent)
                .chain(review -> review.isNeeded()
                        ? claims.claim(room, CLAIM)
                        : Uni.createFrom().item(false))
                .chain(mine -> mine
                        ? review(room, agent)
                                .chain(review -> send(room, agent, review))
                                .eventually(() -> claims.release(room))
                        : nothing());
    }

    private Uni<AgentReview> review(String room, String agent) {
        return dispatches.list(room).chain(listed -> {
            Instant now = clock.instant();
            boolean isOnTheWay = AgentReview.isOnTheWay(agent, listed, now, config.grace());
            boolean wasSent =
                    listed.stream().anyMatch(dispatch -> dispatch.agent().equals(agent));
            return isOnTheWay || !wasSent
                    ? Uni.createFrom().item(new AgentReview(!isOnTheWay, List.of()))
                    : rooms.agents(room).map(there -> AgentReview.of(agent, listed, there, now, config.grace()));
        });
    }

    private Uni<Void> send(String room, String agent, AgentReview review) {
        if (!review.isNeeded()) {
            return nothing();
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
                .chain(() -> dispatches.create(room, agent));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
