package io.coachingcalls.recordings.room;

import java.io.IOException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.RoomMetadata;
import io.coachingcalls.events.RoomOrigin;
import io.coachingcalls.livekit.ForeignRooms;
import io.coachingcalls.livekit.Heard;
import io.coachingcalls.messaging.BatchConsumption;
import io.coachingcalls.messaging.Headers;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Both topics become facts. */
@ApplicationScoped
class EventConsumers {

    private final BatchConsumption batches;
    private final RoomWriter writer;
    private final RoomMetadata metadata;
    private final ForeignRooms foreign;

    EventConsumers(BatchConsumption batches, RoomWriter writer, RoomMetadata metadata, ForeignRooms foreign) {
        this.batches = batches;
        this.writer = writer;
        this.metadata = metadata;
        this.foreign = foreign;
    }

    @Incoming("livekit-events-in")
    Uni<Void> liveKitEvents(ConsumerRecords<String, byte[]> records) {
        return batches.consume(
                records,
                this::liveKitFact,
                writer.by(heard -> foreign.keepOut(heard, writer::announced, writer::store)));
    }

    @Incoming("calls-events-in")
    Uni<Void> callsEvents(ConsumerRecords<String, byte[]> records) {
        return batches.consume(records, EventConsumers::callFact, writer);
    }

    private Optional<Heard<RoomFact>> liveKitFact(ConsumerRecord<String, byte[]> record) throws IOException {
        Provenance provenance = Headers.provenance(record);
        LiveKitEvent event = LiveKitEvent.read(record.value()).received(Headers.time(record));
        RoomOrigin origin = metadata.origin(event);
        return FactReader.read(event, provenance, origin.terms()).map(fact -> new Heard<>(fact.room(), origin, fact));
    }

    private static Optional<RoomFact> callFact(ConsumerRecord<String, byte[]> record) throws IOException {
        return FactReader.read(CallEvent.readKnown(record.value()));
    }
}
