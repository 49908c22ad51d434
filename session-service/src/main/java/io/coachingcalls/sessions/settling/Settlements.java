package io.coachingcalls.sessions.settling;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.messaging.EventMessages;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/**
 * Tells the other services which sessions are over for good: what they do then, a summary for one, must not be done
 * while somebody only reloads a page. Told at least once; who reads it knows a repetition by its id.
 */
@ApplicationScoped
class Settlements {

    private static final Logger LOG = Logger.getLogger(Settlements.class);
    private static final String SOURCE = "/session-service";
    private static final int SWEEP_SIZE = 200;
    private static final int MOST_AT_A_TIME = 16;
    private static final Duration CLAIM = Duration.ofSeconds(10);

    private final SettlementStore store;
    private final MutinyEmitter<byte[]> emitter;

    Settlements(SettlementStore store, @Channel("calls-events-out") MutinyEmitter<byte[]> emitter) {
        this.store = store;
        this.emitter = emitter;
    }

    @Scheduled(
            every = "${settle.every:1s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> sweep() {
        return store.claim(SWEEP_SIZE, CLAIM)
                .chain(sessions -> Multi.createFrom()
                        .iterable(sessions)
                        .onItem()
                        .transformToUni(this::announce)
                        .merge(MOST_AT_A_TIME)
                        .collect()
                        .asList())
                .replaceWithVoid()
                .onFailure()
                .invoke(e -> LOG.warnf("settled sessions are not told of yet: cause=%s", e))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> announce(SettledSession session) {
        return emitter.sendMessage(EventMessages.of(session.event(), SOURCE))
                .chain(() -> store.markAnnounced(session))
                .onFailure()
                .invoke(e -> LOG.warnf("a settled session is not told of yet: session_id=%s cause=%s", session.id(), e))
                .onFailure()
                .recoverWithNull();
    }
}
