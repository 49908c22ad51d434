package io.coachingcalls.recordings.speech;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.recordings.room.CallRoom;
import io.coachingcalls.recordings.speech.Plan.Leave;
import io.coachingcalls.recordings.speech.Plan.Transcribe;
import io.coachingcalls.recordings.speech.Plan.Wait;
import io.coachingcalls.recordings.transcript.TranscribeConfig;
import io.coachingcalls.recordings.transcript.Transcription;
import io.coachingcalls.recordings.transcript.Transcription.State;
import io.coachingcalls.recordings.transcript.Transcriptions;
import io.coachingcalls.recordings.transcript.Transcriptions.Known;
import io.coachingcalls.recordings.transcript.Transcripts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Makes a transcript from the recording of a call in which too little was written down. */
@ApplicationScoped
public class SpeechToText {

    /** Transcribes the files that are waiting. */
    public static final String JOB = "transcriptions";

    private final TranscribeConfig config;
    private final Transcriptions transcriptions;
    private final Transcripts transcripts;
    private final TranscriptionJobs jobs;

    SpeechToText(
            TranscribeConfig config, Transcriptions transcriptions, Transcripts transcripts, TranscriptionJobs jobs) {
        this.config = config;
        this.transcriptions = transcriptions;
        this.transcripts = transcripts;
        this.jobs = jobs;
    }

    /**
     * In the caller's transaction: sees to it that the recording of a call that is over is transcribed, if that is
     * needed.
     *
     * @return after which time to ask again; empty, as it is in the end, where all has come that will come from there
     */
    public Uni<Optional<Duration>> planTranscription(SqlClient transaction, CallRoom room) {
        return config.isOn()
                ? state(transaction, room)
                        .map(now -> now == State.WAITING ? Optional.of(config.lookEvery()) : Optional.empty())
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<State> state(SqlClient transaction, CallRoom room) {
        return transcriptions
                .known(transaction, room.room)
                .chain(known -> known.isPresent() && known.get().transcription().state() != State.WAITING
                        ? Uni.createFrom().item(known.get().transcription().state())
                        : goOn(transaction, room, known.map(Known::age).orElse(Duration.ZERO)));
    }

    private Uni<State> goOn(SqlClient transaction, CallRoom room, Duration waited) {
        return jobs.results(transaction, room.room)
                .chain(results -> results.isEmpty()
                        ? decide(transaction, room, waited)
                        : put(transaction, room, together(results)));
    }

    private Uni<State> decide(SqlClient transaction, CallRoom room, Duration waited) {
        return transcripts.of(transaction, room).chain(transcript -> jobs.recorded(transaction, room.room)
                .map(recorded -> Plan.of(
                        new Plan.Call(
                                room.room, recorded, transcript.words(), room.firstJoinedAt, room.lastLeftAt, waited),
                        config.belowWordsPerMinute(),
                        config.patience()))
                .chain(plan -> follow(transaction, room, plan)));
    }

    private Uni<State> follow(SqlClient transaction, CallRoom room, Plan plan) {
        return switch (plan) {
            case Wait ignored -> put(transaction, room, new Transcription(State.WAITING));
            case Leave leave -> put(transaction, room, leave.why());
            case Transcribe transcribe ->
                jobs.add(transaction, transcribe.jobs())
                        .chain(() -> put(transaction, room, new Transcription(State.WAITING)));
        };
    }

    private Uni<State> put(SqlClient transaction, CallRoom room, Transcription now) {
        return transcriptions.put(transaction, room.room, now).replaceWith(now.state());
    }

    /** What people are told of all files of a call; one that failed is told of beside others that did not. */
    static Transcription together(List<Transcription> results) {
        String cause = results.stream()
                .map(Transcription::cause)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        for (State state : List.of(State.WAITING, State.READY, State.FAILED)) {
            if (results.stream().anyMatch(result -> result.state() == state)) {
                return new Transcription(state, cause);
            }
        }
        return new Transcription(State.NO_SPEECH);
    }
}
