package io.coachingcalls.recordings.announce;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.messaging.EventMessages;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Writes our events to Kafka. */
@ApplicationScoped
public class CallEventsPublisher {

    private static final String SOURCE = "/recording-service";

    private final MutinyEmitter<byte[]> emitter;

    CallEventsPublisher(@Channel("calls-events-out") MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Completes when the broker has it. */
    public Uni<Void> publish(CallEvent event) {
        return Uni.createFrom().deferred(() -> emitter.sendMessage(EventMessages.of(event, SOURCE)));
    }
}
