package io.coachingcalls.calllookup;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * call-service, as one of its callers sees it. The authorization is the header of the person who asks: they learn of no
 * call that is not theirs.
 */
@RegisterRestClient(configKey = "call-service")
@Path("/api/fred/call")
interface CallServiceClient {

    @GET
    Uni<KnownCall> find(@RestQuery UUID sessionId, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    @GET
    @Path("/{room}")
    Uni<KnownCall> find(@PathParam("room") String room, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    /** Makes a call under a name that its owner's page chose. */
    @POST
    @Path("/requested")
    Uni<KnownCall> request(RequestedRoom room, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    record RequestedRoom(String roomName) {}

    /** @param maxDuration in seconds */
    record KnownCall(
            String room,
            CallType callType,
            @Nullable String title,
            String ownerId,
            @Nullable String coachId,
            List<String> participants,
            @Nullable Instant scheduledFor,
            long maxDuration,
            Instant createdAt,
            boolean invites,
            @Nullable String requestedRoom) {

        /** With the id that the announced event has: whichever comes later says nothing new. */
        CallCreated event() {
            return new CallCreated(
                    room + ":created",
                    createdAt,
                    room,
                    new CallTerms(ownerId, callType, title, coachId, participants, scheduledFor, maxDuration),
                    invites,
                    requestedRoom);
        }
    }
}
