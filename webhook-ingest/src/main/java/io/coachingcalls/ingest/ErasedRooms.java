package io.coachingcalls.ingest;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.ErasureDone;
import io.coachingcalls.events.CallEvent.SessionErased;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Deletes the webhooks of an erased room that wait in the inbox, and says so. One that comes later is kept and taken to
 * Kafka as any other: there nobody takes it, and it fades.
 */
@Singleton
final class ErasedRooms {

    private static final Logger LOG = Logger.getLogger(ErasedRooms.class);
    private static final String SERVICE = "webhook-ingest";
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);

    private final Inbox inbox;
    private final EventPublisher publisher;
    private final Clock clock;

    ErasedRooms(Inbox inbox, EventPublisher publisher, Clock clock) {
        this.inbox = inbox;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** One after the other, each until it is done: the table, or Kafka, may be away for a while. */
    @Incoming("erasures-in")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return Multi.createFrom()
                .items(StreamSupport.stream(records.spliterator(), false)
                        .map(ErasedRooms::read)
                        .flatMap(Optional::stream))
                .onItem()
                .transformToUniAndConcatenate(erased -> forget(erased)
                        .onFailure()
                        .invoke(e -> LOG.debugf("the inbox still has webhooks of an erased room: %s", e.toString()))
                        .onFailure()
                        .retry()
                        .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                        .indefinitely())
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** Empty for all else, also for what can never be read: the other services put that aside. */
    private static Optional<SessionErased> read(ConsumerRecord<String, byte[]> record) {
        try {
            return CallEvent.read(record.value(), SessionErased.class);
        } catch (IOException | RuntimeException e) {
            LOG.debugf("no event: %s", e.toString());
            return Optional.empty();
        }
    }

    private Uni<Void> forget(SessionErased erased) {
        return inbox.forget(erased.room()).chain(removed -> publisher.publish(KafkaRecord.of(done(erased, removed))));
    }

    private ErasureDone done(SessionErased erased, long removed) {
        return new ErasureDone(
                // The answer to this very event
                erased.id() + ":" + SERVICE,
                clock.instant(),
                erased.erasureId(),
                SERVICE,
                removed == 0 ? Map.of() : Map.of("inbox", removed));
    }
}
