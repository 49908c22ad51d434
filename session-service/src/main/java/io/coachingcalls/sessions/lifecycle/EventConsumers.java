package io.coachingcalls.sessions.lifecycle;

import java.io.IOException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CloudEvents;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;
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
    private final SessionWriter writer;

    EventConsumers(BatchConsumption batches, SessionWriter writer) {
        this.batches = batches;
        this.writer = writer;
    }

    @Incoming("livekit-events-in")
    Uni<Void> liveKitEvents(ConsumerRecords<String, byte[]> records) {
        return batches.consume(records, EventConsumers::liveKitFact, writer);
    }

    @Incoming("calls-events-in")
    Uni<Void> callsEvents(ConsumerRecords<String, byte[]> records) {
        return batches.consume(records, EventConsumers::callFact, writer);
    }

    private static Optional<SessionFact> liveKitFact(ConsumerRecord<String, byte[]> record) throws IOException {
        Provenance provenance = CloudEvents.provenanceOf(
                Headers.text(record, CloudEvents.SOURCE).orElse(CloudEvents.LIVEKIT_SOURCE));
        return FactReader.read(LiveKitEvent.read(record.value()), provenance);
    }

    private static Optional<SessionFact> callFact(ConsumerRecord<String, byte[]> record) throws IOException {
        return FactReader.read(CallEvent.readKnown(record.value()));
    }
}
