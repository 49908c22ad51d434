package io.coachingcalls.recordings.reconcile;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.database.Election;
import io.coachingcalls.events.CloudEvents;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.jobs.Jobs;
import io.coachingcalls.livekit.CallersContext;
import io.coachingcalls.messaging.CaughtUp;
import io.coachingcalls.messaging.EventMessages;
import io.coachingcalls.recordings.egress.Egresses;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/**
 * Asks LiveKit about recorders we have long heard nothing of and publishes what was lost on the way to us. Our own
 * consumer reads it like any webhook. When LiveKit or Kafka cannot be reached nothing is told and nothing counted, nor is
 * it of rooms whose events wait to be read here.
 */
@ApplicationScoped
class Reconciler {

    static final String CHANNEL = "livekit-events-out";

    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final String SWEEP = "reconcile";
    private static final String SOURCE = CloudEvents.reconcilerSource("recording-service");
    private static final int ROUND_SIZE = 200;
    private static final int MOST_AT_A_TIME = 8;

    private final Jobs jobs;
    private final Election election;
    private final CaughtUp caughtUp;
    private final Egresses egresses;
    private final SilentEgressStore store;
    private final MutinyEmitter<byte[]> emitter;
    private final ReconcileConfig config;
    private final MeterRegistry metrics;
    private final Clock clock;

    Reconciler(
            Jobs jobs,
            Election election,
            CaughtUp caughtUp,
            Egresses egresses,
            SilentEgressStore store,
            @Channel(CHANNEL) MutinyEmitter<byte[]> emitter,
            ReconcileConfig config,
            MeterRegistry metrics,
            Clock clock) {
        this.jobs = jobs;
        this.election = election;
        this.caughtUp = caughtUp;
        this.egresses = egresses;
        this.store = store;
        this.emitter = emitter;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(
            every = "${recording.reconcile.every:30s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> sweep() {
        return jobs.run("reconciliation", () -> election.runIfLeader(SWEEP, config.every(), this::round));
    }

    /** One round, by whoever's turn it is. */
    Uni<Void> round(SqlConnection connection) {
        return silent(connection)
                .chain(this::lookAll)
                .call(this::publish)
                .chain(findings -> store.count(connection, findings));
    }

    /**
     * Those that were silent before we knew what is read, and still are: of one that we learn of later an event may be
     * waiting, and what was read meanwhile may have been its end.
     */
    private Uni<List<SilentEgress>> silent(SqlConnection connection) {
        return store.silent(connection, config.after(), ROUND_SIZE)
                .chain(before -> caughtUp.rooms().chain(isRead -> store.silent(connection, config.after(), ROUND_SIZE)
                        .map(now -> now.stream()
                                .filter(before::contains)
                                .filter(egress -> isRead.test(egress.room()))
                                .toList())));
    }

    private Uni<List<Finding>> lookAll(List<SilentEgress> silent) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Multi.createFrom()
                .iterable(silent)
                .onItem()
                .transformToUni(egress -> egresses.of(egress.room())
                        .map(listed -> listed.map(infos -> Finding.of(egress, infos, config, now))))
                .merge(MOST_AT_A_TIME)
                .collect()
                .asList()
                .map(findings -> findings.stream().flatMap(Optional::stream).toList());
    }

    private Uni<Void> publish(List<Finding> findings) {
        return CallersContext.back(Multi.createFrom()
                        .iterable(findings.stream()
                                .flatMap(finding -> finding.lost().stream())
                                .toList())
                        .onItem()
                        .transformToUniAndConcatenate(event -> emitter.sendMessage(EventMessages.of(event, SOURCE))
                                .invoke(() -> record(event)))
                        .collect()
                        .asList())
                .replaceWithVoid();
    }

    private void record(LiveKitEvent event) {
        LOG.infof("a lost event is made good: id=%s event=%s room=%s", event.id(), event.event(), event.roomName());
        metrics.counter("reconciled.events", "event", event.event()).increment();
    }
}
