package io.coachingcalls.recordings.recording;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.events.RecordingState;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.recordings.bucket.Bucket;
import io.coachingcalls.recordings.recording.RecordingView.Part;
import io.coachingcalls.recordings.room.Rooms;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What was recorded of a room. */
@Path("/api/coaching/recordings/{room}")
@Authenticated
public class RecordingResource {

    private final Rooms rooms;
    private final RecordingStore store;
    private final RecordingRemoval removal;
    private final Bucket bucket;
    private final UrlConfig urls;
    private final CallerFromToken token;
    private final Clock clock;

    RecordingResource(
            Rooms rooms,
            RecordingStore store,
            RecordingRemoval removal,
            Bucket bucket,
            UrlConfig urls,
            CallerFromToken token,
            Clock clock) {
        this.rooms = rooms;
        this.store = store;
        this.removal = removal;
        this.bucket = bucket;
        this.urls = urls;
        this.token = token;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "How a call's recording stands, and where to play it",
            description = "The URLs need no bearer token and are good until expires_at; range requests work.")
    public Uni<RecordingView> get(String room) {
        return rooms.find(room, token.caller(), Action.READ)
                .chain(found -> store.attempts(room).chain(attempts -> view(room, attempts)));
    }

    /** Answers 204, as often as it is asked. */
    @DELETE
    @Operation(summary = "Remove what was recorded of a call, for everybody and for ever")
    public Uni<Void> delete(String room) {
        Caller caller = token.caller();
        return rooms.find(room, caller, Action.DELETE_RECORDING).chain(found -> removal.remove(room, caller.userId()));
    }

    private Uni<RecordingView> view(String room, List<KeptAttempt> attempts) {
        return store.together(room).map(together -> together == null ? RecordingView.NONE : view(together, attempts));
    }

    private RecordingView view(Row together, List<KeptAttempt> attempts) {
        String location = together.getString("url");
        List<Part> parts = new ArrayList<>();
        URI url = null;
        for (KeptAttempt attempt : attempts) {
            Part part = part(attempt);
            parts.add(part);
            if (location != null && location.equals(attempt.url())) {
                url = part.url();
            }
        }
        return new RecordingView(
                RecordingState.of(together.getString("state")), together.getString("reason"), url, parts);
    }

    private Part part(KeptAttempt attempt) {
        boolean playable = attempt.hasObject() && bucket.isConfigured();
        Duration time = urls.lifetime(attempt.durationMs());
        Instant now = clock.instant();
        return new Part(
                attempt.attempt(),
                attempt.state(),
                attempt.reason(),
                playable ? bucket.presign(attempt.path(), time, fileName(attempt)) : null,
                playable ? now.plus(time).truncatedTo(ChronoUnit.SECONDS) : null,
                attempt.startedAt(),
                attempt.durationMs(),
                attempt.sizeBytes());
    }

    private static String fileName(KeptAttempt attempt) {
        return "call-%tF%s.ogg"
                .formatted(
                        attempt.firstAt().atOffset(ZoneOffset.UTC),
                        attempt.attempt() == 1 ? "" : "-part-" + attempt.attempt());
    }
}
