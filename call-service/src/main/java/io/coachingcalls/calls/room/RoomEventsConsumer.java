package io.coachingcalls.calls.room;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.messaging.BatchConsumption;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns from LiveKit's events which rooms were used and are finished. */
@ApplicationScoped
class RoomEventsConsumer {

    static final String CHANNEL = "livekit-events-in";

    private final BatchConsumption consumption;
    private final CallProgress progress;

    RoomEventsConsumer(BatchConsumption consumption, CallProgress progress) {
        this.consumption = consumption;
        this.progress = progress;
    }

    @Incoming(CHANNEL)
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return consumption.consume(records, record -> RoomRunReader.read(record.value()), progress::observe);
    }
}
