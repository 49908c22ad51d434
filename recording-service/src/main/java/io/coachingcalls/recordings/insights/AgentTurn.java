package io.coachingcalls.recordings.insights;

import java.time.Duration;
import java.time.Instant;

import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * What one side said until the other one's turn.
 *
 * @param place in its job's conversation
 * @param interruptedBy whoever spoke into it, if somebody did
 * @param startedAt of its sound, if there was any
 */
@PlainJava
record AgentTurn(
        int place,
        Speaker speaker,
        String text,
        @Nullable Speaker interruptedBy,
        Instant saidAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Delays delays) {

    /** How long it was heard. */
    long talkMs() {
        return startedAt == null || endedAt == null
                ? 0
                : Math.max(0, Duration.between(startedAt, endedAt).toMillis());
    }

    AgentTurn interruptedBy(Speaker other) {
        return new AgentTurn(place, speaker, text, other, saidAt, startedAt, endedAt, delays);
    }

    /**
     * In ms, each as far as the agent told.
     *
     * @param latency from the end of what the person said to the agent's first sound
     * @param firstToken of the language model
     * @param firstSound of the voice, from the first words it was given
     * @param playback from the first sound made to the first sound played
     * @param transcription from the end of speech to its words
     * @param endOfTurn from the end of speech to the decision that the turn is over
     */
    record Delays(
            @Nullable Long latency,
            @Nullable Long firstToken,
            @Nullable Long firstSound,
            @Nullable Long playback,
            @Nullable Long transcription,
            @Nullable Long endOfTurn) {}
}
