package io.coachingcalls.recordings.chat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

import io.coachingcalls.access.Action;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.recordings.room.Rooms;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Turns away who has no business in a room's chat, with an answer of the usual kind. */
class ChatAccessFilter {

    private final Rooms rooms;
    private final CallerFromToken token;

    ChatAccessFilter(Rooms rooms, CallerFromToken token) {
        this.rooms = rooms;
        this.token = token;
    }

    @RequiresChatAccess
    @ServerRequestFilter
    public Uni<@Nullable Response> check(ContainerRequestContext request) {
        String room = request.getUriInfo().getPathParameters().getFirst("room");
        return rooms.find(room, token.caller(), Action.CHAT).replaceWith((Response) null);
    }
}
