package io.coachingcalls.calls.creation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.EventJson;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a call.
 *
 * @param coachId makes it a video session with this coach; null for a call with FRED
 * @param participants user ids of others who may join
 * @param enableRecording of a video session; a call with FRED records by itself
 */
record CallRequest(
        @NotNull CallType callType,

        @Nullable @Size(max = 200) @Pattern(regexp = TEXT, message = NO_CONTROLS)
        String title,

        @Nullable @Size(min = 1, max = LONGEST_ID) @Pattern(regexp = TEXT, message = NO_CONTROLS)
        String coachId,

        @Size(max = 48) @UniqueElements
        List<@NotBlank @Size(max = LONGEST_ID) @Pattern(regexp = TEXT, message = NO_CONTROLS) String> participants,

        @Nullable Instant scheduledFor,
        boolean enableRecording) {

    private static final String TEXT = "[^\\x00-\\x1f\\x7f]*";
    private static final String NO_CONTROLS = "must not contain control characters";
    private static final int LONGEST_ID = 255;

    CallRequest {
        // Not List.copyOf: an element may be null, and validation says so more kindly
        participants = participants == null ? List.of() : participants;
    }

    /** The same for every repetition of a request, however its JSON was written. */
    String hash() {
        try {
            byte[] canonical = EventJson.MAPPER.writeValueAsBytes(this);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("a record of strings and times must be hashable", e);
        }
    }
}
