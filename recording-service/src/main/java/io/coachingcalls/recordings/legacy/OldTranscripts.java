package io.coachingcalls.recordings.legacy;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Role;
import io.coachingcalls.recordings.room.Rooms;
import io.coachingcalls.recordings.room.SettledRooms;
import io.coachingcalls.recordings.summary.SummaryDesk;
import io.coachingcalls.recordings.summary.SummaryDesk.RequestedSummary;
import io.coachingcalls.recordings.summary.TranscriptJson;
import io.coachingcalls.recordings.transcript.Segment;
import io.coachingcalls.recordings.transcript.TranscriptConfig;
import io.coachingcalls.recordings.transcript.Transcripts;
import io.smallrye.mutiny.Uni;

/** Whole transcripts, as the frontend and the agent of the system before hand them in. */
@ApplicationScoped
class OldTranscripts {

    private static final Duration MORE_MAY_FOLLOW = Duration.ofSeconds(5);

    private final Rooms rooms;
    private final Transcripts transcripts;
    private final SettledRooms settledRooms;
    private final SummaryDesk desk;
    private final TranscriptConfig limits;

    OldTranscripts(
            Rooms rooms,
            Transcripts transcripts,
            SettledRooms settledRooms,
            SummaryDesk desk,
            TranscriptConfig limits) {
        this.rooms = rooms;
        this.transcripts = transcripts;
        this.settledRooms = settledRooms;
        this.desk = desk;
        this.limits = limits;
    }

    /** Of a service it is what was said, of a person what is to be summed up. */
    Uni<Void> keep(String room, JsonNode transcript, Caller caller) {
        return caller.is(Role.SERVICE)
                ? write(room, transcript, caller)
                : desk.keep(new RequestedSummary(room, transcript, null, false), caller);
    }

    private Uni<Void> write(String room, JsonNode transcript, Caller agent) {
        return rooms.find(room, agent, Action.WRITE_TRANSCRIPT).chain(found -> {
            TranscriptJson.require(transcript, limits.maxEntries());
            List<Segment> segments =
                    SaidInTurn.segments(transcript, found.ownerId, found.firstJoinedAt, agent.userId());
            return transcripts
                    .write(found, agent.userId(), segments)
                    .call(changed -> changed > 0
                            ? settledRooms.wordsCame(room, MORE_MAY_FOLLOW)
                            : Uni.createFrom().voidItem())
                    .replaceWithVoid();
        });
    }
}
