package io.coachingcalls.outbox;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.jobs.Jobs;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jboss.logging.Logger;

/**
 * Tells the event log of a service's rows. What is not told when it happens, because Kafka is away or we die, is told by
 * the sweep: the rows know what they are behind with.
 */
@ApplicationScoped
public class Outbox {

    private static final Logger LOG = Logger.getLogger(Outbox.class);
    private static final String JOB = "outbox";
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int SWEEP_SIZE = 200;
    private static final int MOST_AT_A_TIME = 16;
    private static final Duration CLAIM = Duration.ofSeconds(10);

    private final List<OutboxTable> tables;
    private final OutboxStore store;
    private final CallEventsPublisher publisher;
    private final Jobs jobs;

    Outbox(@All List<OutboxTable> tables, OutboxStore store, CallEventsPublisher publisher, Jobs jobs) {
        this.tables = tables;
        this.store = store;
        this.publisher = publisher;
        this.jobs = jobs;
    }

    /** Completes when the room's events are out, after one second in any case, and never with a failure. */
    public Uni<Void> publish(String room) {
        // Kept by memoize, so that who stops waiting does not stop the sending
        Uni<Void> announced = jobs.run(JOB, () -> inEveryTable(table -> store.behind(table, room, SWEEP_SIZE)))
                .memoize()
                .indefinitely();
        return announced.ifNoItem().after(PATIENCE).recoverWithUni(Uni.createFrom()::voidItem);
    }

    @Scheduled(every = "${announce.every:5s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return jobs.run(JOB, () -> inEveryTable(table -> store.claim(table, SWEEP_SIZE, CLAIM)));
    }

    private Uni<Void> inEveryTable(Function<OutboxTable, Uni<List<OutboxEntry>>> behind) {
        return Multi.createFrom()
                .iterable(tables)
                .onItem()
                .transformToUniAndConcatenate(table -> behind.apply(table).chain(this::publishAll))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** Stops at the first that fails: the others would fail as well, one after the other. */
    private Uni<Void> publishAll(List<OutboxEntry> entries) {
        return Multi.createFrom()
                .iterable(entries)
                .onItem()
                .transformToUni(this::publish)
                .merge(MOST_AT_A_TIME)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> publish(OutboxEntry entry) {
        return Uni.createFrom()
                .deferred(() -> inOrder(entry.events()))
                .chain(() -> store.markAnnounced(entry))
                .onFailure(Outbox::isForEver)
                .recoverWithUni(e -> giveUp(entry, e));
    }

    private Uni<Void> inOrder(List<CallEvent> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(publisher::publish)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> giveUp(OutboxEntry entry, Throwable cause) {
        LOG.errorf("%s %s can never be announced: %s", entry.table().name(), entry.key(), cause);
        return store.markUnsendable(entry, cause);
    }

    /** The broker will not take the record itself, or the row makes none. */
    private static boolean isForEver(Throwable e) {
        return e instanceof RecordTooLargeException
                || e instanceof SerializationException
                || e instanceof IllegalArgumentException
                || e instanceof UncheckedIOException;
    }
}
