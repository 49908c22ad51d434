package io.coachingcalls.recordings.speech;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.coachingcalls.recordings.transcript.Transcription;
import io.coachingcalls.recordings.transcript.Transcription.State;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** What is to be done about the recording of a call that is over. */
@PlainJava
sealed interface Plan {

    /** It is not ready yet. */
    record Wait() implements Plan {}

    /** It is not listened to. */
    record Leave(Transcription why) implements Plan {}

    record Transcribe(List<TranscriptionJob> jobs) implements Plan {}

    /**
     * What is known when that is decided.
     *
     * @param recorded every attempt to record the call
     * @param words that were written down during the call
     * @param firstJoinedAt null where nobody was seen
     * @param lastLeftAt null where nobody was seen
     * @param waited since it was first asked
     */
    record Call(
            String room,
            List<Recorded> recorded,
            long words,
            @Nullable Instant firstJoinedAt,
            @Nullable Instant lastLeftAt,
            Duration waited) {}

    /**
     * @param belowWordsPerMinute fewer words for each minute of the call are too few; none at all always are
     * @param patience how long a recording is waited for
     */
    static Plan of(Call call, int belowWordsPerMinute, Duration patience) {
        if (!isTooShort(call, belowWordsPerMinute)) {
            return new Leave(new Transcription(State.NOT_NEEDED));
        }
        boolean unfinished =
                call.recorded().stream().anyMatch(part -> !part.state().isTerminal());
        if (unfinished && call.waited().compareTo(patience) < 0) {
            return new Wait();
        }
        List<TranscriptionJob> jobs = call.recorded().stream()
                .filter(part -> part.state().isUsable())
                .map(part -> job(call, part))
                .toList();
        if (!jobs.isEmpty()) {
            return new Transcribe(jobs);
        }
        return new Leave(
                unfinished
                        ? new Transcription(State.FAILED, "recording_not_ready")
                        : new Transcription(State.NOT_RECORDED));
    }

    private static boolean isTooShort(Call call, int belowWordsPerMinute) {
        if (call.words() == 0) {
            return true;
        }
        Duration length = call.firstJoinedAt() == null || call.lastLeftAt() == null
                ? Duration.ZERO
                : Duration.between(call.firstJoinedAt(), call.lastLeftAt());
        return call.words() * Duration.ofMinutes(1).toMillis() < belowWordsPerMinute * length.toMillis();
    }

    private static TranscriptionJob job(Call call, Recorded recorded) {
        long offset = call.firstJoinedAt() == null
                ? 0
                : Duration.between(call.firstJoinedAt(), recorded.startedAt()).toMillis();
        return new TranscriptionJob(
                call.room(),
                recorded.attempt(),
                recorded.path(),
                recorded.sizeBytes(),
                Math.max(0, offset),
                recorded.durationMs(),
                0);
    }
}
