package io.coachingcalls.erasure;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.erasure.ErasureStore.Unfinished;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.SessionErased;
import io.coachingcalls.jobs.Jobs;
import io.coachingcalls.messaging.BatchConsumption;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Erases what session-service says is erased: the rows as soon as it says so, in one transaction; what is outside of
 * them as soon as that can be had, by a sweep that no crash makes forget anything. Then says so itself.
 */
@ApplicationScoped
class Erasures {

    private static final Logger LOG = Logger.getLogger(Erasures.class);
    private static final int SWEEP_SIZE = 50;
    private static final int MOST_AT_A_TIME = 8;

    private final Jobs jobs;
    private final BatchConsumption batches;
    private final ErasureStore store;
    private final RoomEraser eraser;

    Erasures(Jobs jobs, BatchConsumption batches, ErasureStore store, RoomEraser eraser) {
        this.jobs = jobs;
        this.batches = batches;
        this.store = store;
        this.eraser = eraser;
    }

    @Incoming("erasures-in")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return batches.consume(records, Erasures::read, this::eraseAll);
    }

    private static Optional<SessionErased> read(ConsumerRecord<String, byte[]> record) throws IOException {
        return CallEvent.read(record.value(), SessionErased.class);
    }

    private Uni<Void> eraseAll(List<SessionErased> erased) {
        return Multi.createFrom()
                .iterable(erased)
                .onItem()
                .transformToUniAndConcatenate(one -> store.erase(one, eraser))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    @Scheduled(
            every = "${erasure.every:1s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> sweep() {
        return jobs.sweep("erasures", store.claim(SWEEP_SIZE), MOST_AT_A_TIME, Unfinished::id, this::finish);
    }

    private Uni<Void> finish(Unfinished erasure) {
        return eraser.removeOutside(erasure.room(), erasure.outside(), erasure.since())
                .chain(removed -> store.finish(erasure.id(), removed))
                .invoke(() -> LOG.infof("nothing is left here: erasure=%s", erasure.id()));
    }
}
