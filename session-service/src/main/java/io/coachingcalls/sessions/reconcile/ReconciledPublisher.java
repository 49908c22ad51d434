package io.coachingcalls.sessions.reconcile;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.CloudEvents;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.livekit.CallersContext;
import io.coachingcalls.messaging.EventMessages;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Puts what was lost where it should have been: among LiveKit's events, for every service that reads them. */
@ApplicationScoped
public class ReconciledPublisher {

    static final String CHANNEL = "livekit-events-out";

    private static final String SOURCE = CloudEvents.reconcilerSource("session-service");
    private static final int MOST_AT_A_TIME = 32;

    private final MutinyEmitter<byte[]> emitter;

    ReconciledPublisher(@Channel(CHANNEL) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Completes when the broker has them all. */
    public Uni<Void> publish(List<LiveKitEvent> events) {
        return CallersContext.back(Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUni(this::publish)
                .merge(MOST_AT_A_TIME)
                .collect()
                .asList()
                .replaceWithVoid());
    }

    private Uni<Void> publish(LiveKitEvent event) {
        return emitter.sendMessage(EventMessages.of(event, SOURCE));
    }
}
