package io.coachingcalls.sessions.reconcile;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.database.Election;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.RoomMetadata;
import io.coachingcalls.jobs.Jobs;
import io.coachingcalls.livekit.ForeignRooms;
import io.coachingcalls.messaging.CaughtUp;
import io.coachingcalls.sessions.lifecycle.SessionWriter;
import io.coachingcalls.sessions.livekit.LiveRoom;
import io.coachingcalls.sessions.livekit.LiveRooms;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jboss.logging.Logger;

/**
 * Asks LiveKit what is true and publishes what was lost on the way to us. Our own consumer reads it like any webhook.
 * When LiveKit or Kafka cannot be reached the round never was: nothing is told, nothing counted. Neither is it of rooms
 * whose events wait to be read here: what they say is not lost.
 */
@ApplicationScoped
class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final String SWEEP = "reconcile";
    private static final int MOST_AT_A_TIME = 16;

    private final Jobs jobs;
    private final Election election;
    private final CaughtUp caughtUp;
    private final LiveRooms liveRooms;
    private final RoomMetadata metadata;
    private final ForeignRooms foreign;
    private final SessionWriter sessions;
    private final ReconcileStore store;
    private final ReconciledPublisher publisher;
    private final ReconcileConfig config;
    private final MeterRegistry metrics;
    private final Clock clock;

    Reconciler(
            Jobs jobs,
            Election election,
            CaughtUp caughtUp,
            LiveRooms liveRooms,
            RoomMetadata metadata,
            ForeignRooms foreign,
            SessionWriter sessions,
            ReconcileStore store,
            ReconciledPublisher publisher,
            ReconcileConfig config,
            MeterRegistry metrics,
            Clock clock) {
        this.jobs = jobs;
        this.election = election;
        this.caughtUp = caughtUp;
        this.liveRooms = liveRooms;
        this.metadata = metadata;
        this.foreign = foreign;
        this.sessions = sessions;
        this.store = store;
        this.publisher = publisher;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(
            every = "${reconcile.every:15s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> sweep() {
        return jobs.run("reconciliation", () -> election.runIfLeader(SWEEP, config.every(), this::round));
    }

    /**
     * One round, by whoever's turn it is. What is read is known after LiveKit was asked: of a room that came in between
     * an event may be waiting.
     */
    Uni<Void> round(SqlConnection connection) {
        return store.live(connection)
                .chain(before -> liveRooms
                        .list()
                        .chain(this::ours)
                        .chain(this::look)
                        .chain(looks -> caughtUp.rooms().chain(isRead -> stillLive(connection, before, isRead)
                                .chain(live -> compare(connection, live, read(looks, isRead))))))
                .call(findings -> publisher.publish(findings.missing()))
                .invoke(findings -> findings.missing().forEach(this::record))
                .chain(findings -> store.keep(connection, findings.misses()));
    }

    /** Less those of whose end was read meanwhile. */
    private Uni<List<KnownSession>> stillLive(
            SqlConnection connection, List<KnownSession> before, Predicate<String> isRead) {
        return store.live(connection).map(now -> {
            Set<String> rooms = now.stream().map(KnownSession::room).collect(Collectors.toSet());
            return before.stream()
                    .filter(session -> rooms.contains(session.room()) && isRead.test(session.room()))
                    .toList();
        });
    }

    private static List<RoomLook> read(List<RoomLook> looks, Predicate<String> isRead) {
        return looks.stream().filter(look -> isRead.test(look.room().name())).toList();
    }

    private Uni<Findings> compare(SqlConnection connection, List<KnownSession> live, List<RoomLook> looks) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return store.ofRooms(connection, names(looks)).chain(known -> store.misses(connection)
                .map(misses ->
                        Comparison.compare(live, looks, KnownSession.byRoom(known), misses, config.misses(), now)));
    }

    /** The people in rooms of other applications are none of our business. */
    private Uni<List<LiveRoom>> ours(List<LiveRoom> rooms) {
        return foreign.ours(
                rooms,
                LiveRoom::name,
                room -> metadata.terms(room.name(), room.metadata()).isPresent(),
                sessions::announced);
    }

    private Uni<List<RoomLook>> look(List<LiveRoom> rooms) {
        return Multi.createFrom()
                .iterable(rooms)
                .onItem()
                .transformToUni(
                        room -> liveRooms.occupancy(room.name()).map(occupancy -> new RoomLook(room, occupancy)))
                .merge(MOST_AT_A_TIME)
                .collect()
                .asList();
    }

    private void record(LiveKitEvent event) {
        LOG.infof("a lost event is made good: id=%s event=%s room=%s", event.id(), event.event(), event.roomName());
        metrics.counter("reconciled.events", "event", event.event()).increment();
    }

    private static Set<String> names(List<RoomLook> looks) {
        return looks.stream().map(look -> look.room().name()).collect(Collectors.toSet());
    }
}
