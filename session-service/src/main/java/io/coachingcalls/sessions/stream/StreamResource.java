package io.coachingcalls.sessions.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Role;
import io.coachingcalls.identity.CallerFromToken;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** Tells people of changes to their sessions as they happen. */
@Path("/api/coaching/sessions/stream")
@Authenticated
public class StreamResource {

    private static final Logger LOG = Logger.getLogger(StreamResource.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Who is further behind is cut off, and reads again on coming back. */
    private static final int MOST_UNSENT = 256;

    private final SessionChanges changes;
    private final OpenStreams openStreams;
    private final CallerFromToken token;
    private final JsonWebToken jwt;
    private final Sse sse;
    private final Clock clock;

    StreamResource(
            SessionChanges changes,
            OpenStreams openStreams,
            CallerFromToken token,
            JsonWebToken jwt,
            Sse sse,
            Clock clock) {
        this.changes = changes;
        this.openStreams = openStreams;
        this.token = token;
        this.jwt = jwt;
        this.sse = sse;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Changes to my sessions, as server-sent events",
            description =
                    "`session`: its row as it is now. `reread`: changes may have been missed, read the list "
                            + "again; sent on connecting too. A comment every 15 s keeps the connection open. The stream "
                            + "ends with the token. A person may have ten open at a time. Read it with fetch, so that it can carry the Authorization header.")
    public Multi<OutboundSseEvent> stream() {
        Caller caller = token.caller();
        Duration untilTheTokenEnds = untilTheTokenEnds();
        Runnable close = openStreams.open(caller.userId());
        return Multi.createBy()
                .merging()
                .streams(Multi.createFrom().item(new Change.Gap()), changes.watch(), heartbeats())
                .onOverflow()
                .buffer(MOST_UNSENT)
                .select()
                .first(change -> !(change instanceof Change.Stopping))
                .filter(change -> isFor(caller, change))
                .map(this::event)
                .onFailure()
                .invoke(e -> LOG.error("a stream of changes broke off", e))
                .select()
                .first(untilTheTokenEnds)
                .onTermination()
                .invoke(close);
    }

    private static Multi<Change> heartbeats() {
        return Multi.createFrom().ticks().every(HEARTBEAT).onOverflow().drop().map(tick -> new Change.Heartbeat());
    }

    private Duration untilTheTokenEnds() {
        return Duration.between(clock.instant(), Instant.ofEpochSecond(jwt.getExpirationTime()));
    }

    private static boolean isFor(Caller caller, Change change) {
        return !(change instanceof Change.SessionChanged changed)
                || caller.is(Role.ADMIN)
                || changed.watched().readers().contains(caller.userId());
    }

    private OutboundSseEvent event(Change change) {
        return switch (change) {
            case Change.SessionChanged changed ->
                sse.newEventBuilder()
                        .name("session")
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(changed.watched().row())
                        .build();
            case Change.Heartbeat heartbeat ->
                sse.newEventBuilder().comment("still here").build();
            case Change.Gap gap -> reread();
            case Change.Stopping stopping -> reread();
        };
    }

    private OutboundSseEvent reread() {
        return sse.newEventBuilder().name("reread").data("{}").build();
    }
}
