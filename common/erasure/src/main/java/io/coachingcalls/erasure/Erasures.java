package io.coachingcalls.erasure;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.erasure.ErasureStore.Unfinished;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.SessionErased;
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

    private final BatchConsumption batches;
    private final ErasureStore store;
    private final RoomEraser eraser;

    Erasures(BatchConsumption batches, ErasureStore store, RoomEraser eraser) {
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
        return store.claim(SWEEP_SIZE)
                .chain(unfinished -> Multi.createFrom()
                        .iterable(unfinished)
                        .onItem()
                        .transformToUni(this::finish)
                        .merge(MOST_AT_A_TIME)
                        .collect()
                        .asList())
                .replaceWithVoid()
                .onFailure()
                .invoke(e -> LOG.warnf("no erasure is finished this time: cause=%s", e))
                .onFailure()
                .recoverWithNull();
    }

    /** One room's trouble is not the others'. */
    private Uni<Void> finish(Unfinished erasure) {
        return eraser.removeOutside(erasure.room(), erasure.outside(), erasure.since())
                .chain(removed -> store.finish(erasure.id(), removed))
                .invoke(() -> LOG.infof("nothing is left here: erasure=%s", erasure.id()))
                .onFailure()
                .invoke(e -> LOG.warnf("not all is removed yet: erasure=%s cause=%s", erasure.id(), e))
                .onFailure()
                .recoverWithNull();
    }
}
