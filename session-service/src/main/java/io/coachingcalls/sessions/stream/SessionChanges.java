package io.coachingcalls.sessions.stream;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.coachingcalls.database.PoolLimits;
import io.coachingcalls.sessions.history.SessionReads;
import io.coachingcalls.sessions.lifecycle.SessionWriter;
import io.coachingcalls.structure.SpeaksSql;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import org.jboss.logging.Logger;

/**
 * Hears of every change to a session, whichever replica made it: PostgreSQL tells all that LISTEN, when the change is
 * committed. One connection a replica, however many people watch.
 */
@ApplicationScoped
@SpeaksSql("listens")
class SessionChanges {

    private static final Logger LOG = Logger.getLogger(SessionChanges.class);
    private static final Duration BACK_OFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);

    /** A connection that hears nothing looks like one whose other end is gone: so often it is asked. */
    private static final Duration ASKED_EVERY = Duration.ofSeconds(20);

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private final Pool pool;
    private final PoolLimits limits;
    private final SessionReads sessions;
    private final Vertx vertx;
    private final BroadcastProcessor<Change> changes = BroadcastProcessor.create();
    private final AtomicInteger watchers = new AtomicInteger();
    private Cancellable listening = () -> {};

    SessionChanges(Pool pool, PoolLimits limits, SessionReads sessions, Vertx vertx) {
        this.pool = pool;
        this.limits = limits;
        this.sessions = sessions;
        this.vertx = vertx;
    }

    /** From now on, until this replica stops. */
    Multi<Change> watch() {
        return changes.onSubscription()
                .invoke(watchers::incrementAndGet)
                .onTermination()
                .invoke(watchers::decrementAndGet);
    }

    void start(@Observes StartupEvent event) {
        listening = listen().onFailure()
                .invoke(e -> LOG.warnf("cannot listen for changes, will try again: %s", e.toString()))
                .onFailure()
                .retry()
                .withBackOff(BACK_OFF, LONGEST_BACK_OFF)
                .indefinitely()
                .subscribe()
                .with(changes::onNext);
    }

    /** Ends every stream when the stop begins: it would wait for them, and clients can turn to another replica. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        changes.onNext(new Change.Stopping());
        listening.cancel();
    }

    /** One after the other, so that nobody sees an older row after a newer one; fails when the connection is lost. */
    private Multi<Change> listen() {
        // The pool is made when it is first asked for something
        return pool.query("SELECT 1")
                .execute()
                .chain(() -> limits.connect(vertx))
                .call(connection -> connection
                        .query("LISTEN " + SessionWriter.CHANGES_CHANNEL)
                        .execute())
                .onItem()
                .transformToMulti(connection -> Multi.createBy()
                        .concatenating()
                        .streams(
                                Multi.createFrom().<Change>item(new Change.Gap()),
                                notifications(connection).onItem().transformToUniAndConcatenate(this::changeOf)));
    }

    private static Multi<UUID> notifications(PgConnection postgres) {
        return Multi.createFrom().emitter(emitter -> {
            postgres.notificationHandler(notification -> emitter.emit(UUID.fromString(notification.getPayload())));
            postgres.closeHandler(() -> emitter.fail(new IllegalStateException("connection closed")));
            Cancellable asking = askNowAndThen(postgres).subscribe().with(answer -> {}, emitter::fail);
            emitter.onTermination(() -> {
                asking.cancel();
                // What is closed here is no lost connection
                postgres.closeHandler(() -> {});
                postgres.closeAndForget();
            });
        });
    }

    /** Fails when there is no answer any more. */
    private static Multi<Void> askNowAndThen(PgConnection connection) {
        return Multi.createFrom()
                .ticks()
                .startingAfter(ASKED_EVERY)
                .every(ASKED_EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> connection
                        .query("SELECT 1")
                        .execute()
                        .ifNoItem()
                        .after(LONGEST_ANSWER)
                        .fail()
                        .replaceWithVoid());
    }

    private Uni<Change> changeOf(UUID sessionId) {
        if (watchers.get() == 0) {
            return Uni.createFrom().nullItem();
        }
        return onOwnContext(() -> sessions.watched(sessionId))
                .map(watched -> watched == null ? new Change.Gap() : (Change) new Change.SessionChanged(watched))
                .onFailure()
                .recoverWithItem(new Change.Gap());
    }

    /** Hibernate keeps its session with the Vert.x context, and wants one that nobody else uses. */
    private <T> Uni<T> onOwnContext(Supplier<Uni<T>> work) {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        return Uni.createFrom()
                .emitter(emitter ->
                        context.runOnContext(ready -> work.get().subscribe().with(emitter::complete, emitter::fail)));
    }
}
