package io.coachingcalls.outbox;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.messaging.EventMessages;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Writes a service's events to Kafka, through its channel {@value #CHANNEL}. */
@ApplicationScoped
class CallEventsPublisher {

    static final String CHANNEL = "calls-events-out";

    private final MutinyEmitter<byte[]> emitter;
    private final String source;

    CallEventsPublisher(
            @Channel(CHANNEL) MutinyEmitter<byte[]> emitter,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.emitter = emitter;
        this.source = "/" + service;
    }

    /** Completes when the broker has it. */
    Uni<Void> publish(CallEvent event) {
        return Uni.createFrom().deferred(() -> emitter.sendMessage(EventMessages.of(event, source)));
    }
}
