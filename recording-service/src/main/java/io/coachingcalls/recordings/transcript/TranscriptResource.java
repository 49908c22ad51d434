package io.coachingcalls.recordings.transcript;

import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Role;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.recordings.room.CallRoom;
import io.coachingcalls.recordings.room.Rooms;
import io.coachingcalls.recordings.room.SettledRooms;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What is said in a call, while it is said and afterwards. */
@Path("/api/coaching/transcripts/{room}")
@Authenticated
public class TranscriptResource {

    private static final String WEB_VTT = "text/vtt";
    private static final Duration MORE_MAY_FOLLOW = Duration.ofSeconds(5);

    private final Rooms rooms;
    private final Transcripts transcripts;
    private final Transcriptions transcriptions;
    private final SettledRooms settledRooms;
    private final TranscriptConfig config;
    private final CallerFromToken token;

    TranscriptResource(
            Rooms rooms,
            Transcripts transcripts,
            Transcriptions transcriptions,
            SettledRooms settledRooms,
            TranscriptConfig config,
            CallerFromToken token) {
        this.rooms = rooms;
        this.transcripts = transcripts;
        this.transcriptions = transcriptions;
        this.settledRooms = settledRooms;
        this.config = config;
        this.token = token;
    }

    @POST
    @RateLimited(Limit.TRANSCRIPTS)
    @Operation(
            summary = "Write down what was said",
            description =
                    "Segment by segment, as often as one changes: guesses, then the final text. A person writes "
                            + "what they said themselves, while the call lasts; a service writes for everybody, afterwards too.")
    public Uni<WriteAnswer> write(String room, @NotNull @Valid WrittenSegments written) {
        Caller caller = token.caller();
        return rooms.find(room, caller, Action.WRITE_TRANSCRIPT)
                .invoke(found -> requireGoingOn(found, caller))
                .chain(found -> transcripts.write(found, caller.userId(), written.by(caller, config.maxEntries())))
                .call(changed -> changed > 0
                        ? settledRooms.wordsCame(room, MORE_MAY_FOLLOW)
                        : Uni.createFrom().voidItem())
                .map(WriteAnswer::new);
    }

    /** What agents heard can still be on its way; what a person writes once all have left was never said. */
    private static void requireGoingOn(CallRoom room, Caller caller) {
        if (room.isSettled() && !caller.is(Role.SERVICE)) {
            throw new ProblemException(
                    ErrorCode.SESSION_OVER, "its transcript is written down by agents only from now on");
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What was said, in order of time")
    public Uni<TranscriptAnswer> read(String room) {
        return transcript(room).chain(transcript -> transcriptions
                .of(room)
                .map(transcription -> TranscriptAnswer.of(room, transcript, transcription)));
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "The same as plain text")
    public Uni<String> readText(String room) {
        return transcript(room).map(TranscriptFormats::plainText);
    }

    @GET
    @Produces(WEB_VTT)
    @Operation(summary = "The same as WebVTT captions")
    public Uni<String> readWebVtt(String room) {
        return transcript(room).map(TranscriptFormats::webVtt);
    }

    private Uni<Transcript> transcript(String room) {
        return rooms.find(room, token.caller(), Action.READ).chain(transcripts::of);
    }

    /** @param changed segments that are new or not as they were */
    record WriteAnswer(int changed) {}

    /** @param transcription what became of making it from the recording, where too little was written down */
    record TranscriptAnswer(String room, List<SegmentAnswer> segments, Transcription transcription) {

        static TranscriptAnswer of(String room, Transcript transcript, Transcription transcription) {
            return new TranscriptAnswer(
                    room, transcript.lines().stream().map(SegmentAnswer::of).toList(), transcription);
        }
    }

    /**
     * @param name of the speaker, for people to read
     * @param source {@code live}, or {@code recording} for what was made from that afterwards
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record SegmentAnswer(
            String segmentId,
            String speaker,
            String name,
            String text,
            long startMs,
            long endMs,
            @JsonProperty("final") boolean isFinal,
            String source) {

        static SegmentAnswer of(Transcript.Line line) {
            Segment segment = line.segment();
            return new SegmentAnswer(
                    segment.segmentId(),
                    segment.speaker(),
                    line.name(),
                    segment.text(),
                    segment.startMs(),
                    segment.endMs(),
                    segment.isFinal(),
                    segment.isFromRecording() ? "recording" : "live");
        }
    }
}
