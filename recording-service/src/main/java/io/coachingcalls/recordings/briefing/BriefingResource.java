package io.coachingcalls.recordings.briefing;

import java.time.Duration;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.coachingcalls.access.Action;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.recordings.room.Rooms;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What an agent asks before it greets. */
@Path("/api/fred/call/{room}/briefing")
@Authenticated
public class BriefingResource {

    /** A founder waits for FRED's first word meanwhile. */
    private static final Duration TIME_LIMIT = Duration.ofMillis(1_500);

    private final Rooms rooms;
    private final Briefings briefings;
    private final CallerFromToken token;

    BriefingResource(Rooms rooms, Briefings briefings, CallerFromToken token) {
        this.rooms = rooms;
        this.briefings = briefings;
        this.token = token;
    }

    @GET
    @Operation(
            summary = "What FRED may know of a call before he greets",
            description =
                    "For programs of ours. Of earlier calls, what everybody who is named in this one may know, as "
                            + "long as it has no coach. An answer takes two seconds at most.")
    public Uni<Briefing> brief(String room) {
        return rooms.findSoon(room, token.caller(), Action.BRIEF)
                .chain(briefings::of)
                .ifNoItem()
                .after(TIME_LIMIT)
                .failWith(
                        () -> new ProblemException(ErrorCode.DATABASE_UNAVAILABLE, "it takes too long to look it up"));
    }
}
