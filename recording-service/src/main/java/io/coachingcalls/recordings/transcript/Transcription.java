package io.coachingcalls.recordings.transcript;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import io.coachingcalls.structure.PlainJava;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of making a transcript from a call's recording.
 *
 * @param cause why it failed, or why one part of several did; a stable word
 */
@PlainJava
public record Transcription(State state, @Nullable String cause) {

    @Schema(name = "TranscriptionState")
    public enum State {
        /** There is nothing that could make one. */
        NOT_CONFIGURED,

        /** Not looked into: the call is not over. */
        NONE,

        /** For the recording, or being made. */
        WAITING,

        /** There is no recording of it. */
        NOT_RECORDED,

        /** Enough was written down during the call. */
        NOT_NEEDED,

        /** Made. */
        READY,

        /** Nobody said a word in it. */
        NO_SPEECH,

        FAILED;

        /** The name in JSON and in the database. */
        @JsonValue
        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String value) {
            return valueOf(value.toUpperCase(Locale.ROOT));
        }
    }

    public Transcription(State state) {
        this(state, null);
    }
}
