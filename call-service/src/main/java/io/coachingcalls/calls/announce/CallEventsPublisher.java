package io.coachingcalls.calls.announce;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.messaging.EventMessages;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Writes our events to Kafka. */
@ApplicationScoped
class CallEventsPublisher {

    static final String CHANNEL = "calls-events-out";

    private static final String SOURCE = "/call-service";

    private final MutinyEmitter<byte[]> emitter;

    CallEventsPublisher(@Channel(CHANNEL) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Completes when the broker has it. */
    Uni<Void> publish(CallEvent event) {
        return Uni.createFrom().deferred(() -> emitter.sendMessage(EventMessages.of(event, SOURCE)));
    }
}
