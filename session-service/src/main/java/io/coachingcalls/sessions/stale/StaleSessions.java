package io.coachingcalls.sessions.stale;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.database.Election;
import io.coachingcalls.jobs.Jobs;
import io.coachingcalls.messaging.CaughtUp;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.sessions.lifecycle.SessionEnd;
import io.coachingcalls.sessions.lifecycle.SessionFact;
import io.coachingcalls.sessions.lifecycle.SessionStatus;
import io.coachingcalls.sessions.lifecycle.SessionWriter;
import io.coachingcalls.sessions.livekit.LiveRooms;
import io.coachingcalls.sessions.reconcile.ReconcileConfig;
import io.coachingcalls.sessions.reconcile.ReconciledPublisher;
import io.coachingcalls.sessions.stale.StaleStore.Position;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Closes sessions that have been in progress for long, or expected, and have no room in LiveKit any more. */
@ApplicationScoped
class StaleSessions {

    private static final Logger LOG = Logger.getLogger(StaleSessions.class);
    private static final String SWEEP = "stale";
    private static final int PAGE = 200;

    private final Jobs jobs;
    private final Election election;
    private final CaughtUp caughtUp;
    private final LiveRooms liveRooms;
    private final StaleStore store;
    private final SessionWriter writer;
    private final ReconciledPublisher publisher;
    private final ReconcileConfig reconciling;
    private final StaleConfig config;
    private final Clock clock;
    private final Counter closed;

    StaleSessions(
            Jobs jobs,
            Election election,
            CaughtUp caughtUp,
            LiveRooms liveRooms,
            StaleStore store,
            SessionWriter writer,
            ReconciledPublisher publisher,
            ReconcileConfig reconciling,
            StaleConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.jobs = jobs;
        this.election = election;
        this.caughtUp = caughtUp;
        this.liveRooms = liveRooms;
        this.store = store;
        this.writer = writer;
        this.publisher = publisher;
        this.reconciling = reconciling;
        this.config = config;
        this.clock = clock;
        this.closed = metrics.counter("stale.sessions.closed");
    }

    @Scheduled(
            every = "${stale.every:1m}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> cleanupStaleSessions() {
        return jobs.run(
                "stale-sessions",
                () -> election.runIfLeader(
                        SWEEP, config.every(), ignored -> cleanUp(false).replaceWithVoid()));
    }

    /** Now, or as soon as the schedule is done with it. */
    Uni<Cleanup> cleanUpNow(boolean dryRun) {
        return election.waitForTurn(SWEEP, ignored -> cleanUp(dryRun));
    }

    /** Of what waits to be read nothing is known yet: it is left to a later sweep. */
    private Uni<Cleanup> cleanUp(boolean dryRun) {
        return caughtUp.rooms()
                .onFailure()
                .transform(e -> new ProblemException(ErrorCode.EVENT_LOG_UNAVAILABLE, null, e))
                .chain(isRead -> cleanUp(dryRun, isRead, Position.START)
                        .chain(done -> cleanUpUnattended(dryRun, isRead).map(done::and)));
    }

    /** Sessions before rooms: a session that starts in between is not taken for one without a room. */
    private Uni<Cleanup> cleanUp(boolean dryRun, Predicate<String> isRead, Position after) {
        return store.find(clock.instant().minus(config.after()), after, PAGE).chain(sessions -> liveRooms
                .list()
                .chain(listed -> cleanUp(
                        dryRun,
                        isRead,
                        StaleDecision.decide(sessions, listed, reconciling.misses(), clock.instant()),
                        sessions.size()))
                .chain(done -> sessions.size() < PAGE
                        ? Uni.createFrom().item(done)
                        : cleanUp(dryRun, isRead, Position.of(sessions.getLast()))
                                .map(done::and)));
    }

    /** The oldest of them; the others have time until the next sweep. */
    private Uni<Cleanup> cleanUpUnattended(boolean dryRun, Predicate<String> isRead) {
        return store.findUnattended(clock.instant().minus(config.after()), PAGE)
                .chain(calls -> calls.isEmpty()
                        ? Uni.createFrom().item(new Cleanup(dryRun, List.of(), 0))
                        : liveRooms
                                .list()
                                .chain(listed -> cleanUp(
                                        dryRun,
                                        isRead,
                                        StaleDecision.decideUnattended(calls, listed, config.after()),
                                        calls.size())));
    }

    /** @param found how many sessions were looked at */
    private Uni<Cleanup> cleanUp(boolean dryRun, Predicate<String> isRead, List<StaleDecision> decided, int found) {
        List<StaleDecision> decisions = decided.stream()
                .filter(decision -> isRead.test(decision.room()))
                .toList();
        List<SessionFact> facts = decisions.stream().map(StaleDecision::fact).toList();
        List<String> rooms = facts.stream().map(SessionFact::room).toList();
        Uni<List<SessionEnd>> ends =
                dryRun ? writer.ends(rooms, facts) : close(decisions, facts).chain(() -> writer.ends(rooms, List.of()));
        return ends.map(reached -> closed(decisions, reached))
                .invoke(closed -> {
                    if (!dryRun) {
                        closed.forEach(this::tell);
                    }
                })
                .map(closed -> new Cleanup(dryRun, closed, found - closed.size()));
    }

    /**
     * The others first: when they cannot be told, nothing is closed, and the next sweep finds the same. A session that
     * cannot be closed is no reason to leave the others open.
     */
    private Uni<Void> close(List<StaleDecision> decisions, List<SessionFact> facts) {
        return publisher
                .publish(decisions.stream()
                        .map(StaleDecision::event)
                        .flatMap(Optional::stream)
                        .toList())
                .onFailure()
                .transform(e -> new ProblemException(ErrorCode.EVENT_LOG_UNAVAILABLE, null, e))
                .chain(() -> writer.store(facts))
                .invoke(notTaken -> notTaken.forEach((fact, cause) ->
                        LOG.warnf("a stale session is not closed: room=%s cause=%s", fact.room(), cause)))
                .replaceWithVoid();
    }

    private static List<ClosedSession> closed(List<StaleDecision> decisions, List<SessionEnd> ends) {
        Map<UUID, SessionEnd> byId =
                ends.stream().collect(Collectors.toMap(SessionEnd::sessionId, Function.identity()));
        return decisions.stream()
                .filter(decision -> byId.containsKey(decision.id()))
                .filter(decision -> isOver(byId.get(decision.id()).status()))
                .map(decision -> new ClosedSession(
                        decision.id(),
                        decision.room(),
                        decision.startedAt(),
                        byId.get(decision.id()).endedAt(),
                        decision.reason()))
                .toList();
    }

    private static boolean isOver(SessionStatus status) {
        return switch (status) {
            case SCHEDULED, IN_PROGRESS -> false;
            case COMPLETED, CANCELLED, MISSED -> true;
        };
    }

    private void tell(ClosedSession session) {
        closed.increment();
        LOG.infof(
                "stale session closed: session_id=%s room=%s started_at=%s ended_at=%s reason=%s",
                session.sessionId(), session.roomName(), session.startedAt(), session.endedAt(), session.reason());
    }
}
