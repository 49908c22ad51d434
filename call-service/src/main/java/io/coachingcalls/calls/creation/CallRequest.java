package io.coachingcalls.calls.creation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.problem.KeepableText;
import io.coachingcalls.text.DisplayText;
import io.coachingcalls.text.UserId;
import io.coachingcalls.text.UserIds;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/**
 * A request for a call.
 *
 * @param callType on-demand where nothing is said
 * @param title less control characters
 * @param coachId makes it a video session with this coach; null for a call with FRED
 * @param participants user ids of others who may join
 * @param participantName what the caller is to be called in it, as the frontend of the system before says
 * @param enableRecording of a video session; a call with FRED records by itself
 */
public record CallRequest(
        CallType callType,

        @Nullable @Size(max = DisplayText.MOST) String title,

        @Nullable
        @Size(min = 1, max = UserIds.MOST_BYTES)
        @Pattern(regexp = UserIds.PATTERN, message = UserIds.MESSAGE)
        @UserId
        String coachId,

        @Size(max = 48) @UniqueElements
        List<
                        @NotBlank @Size(max = UserIds.MOST_BYTES)
                        @Pattern(regexp = UserIds.PATTERN, message = UserIds.MESSAGE) @UserId String>
                participants,

        @Nullable Instant scheduledFor,
        boolean enableRecording,
        @Nullable @Size(max = 1_000) String participantName) {

    public CallRequest {
        callType = callType == null ? CallType.ON_DEMAND : callType;
        // What is left of it to see is the call's to decide; but it must have bytes to be hashed
        title = title == null ? null : KeepableText.of(title);
        // Not List.copyOf: an element may be null, and validation says so more kindly
        participants = participants == null ? List.of() : participants;
    }

    /** One whose caller is called as their token says. */
    CallRequest(
            CallType callType,
            @Nullable String title,
            @Nullable String coachId,
            List<String> participants,
            @Nullable Instant scheduledFor,
            boolean enableRecording) {
        this(callType, title, coachId, participants, scheduledFor, enableRecording, null);
    }

    static CallRequest onDemand() {
        return new CallRequest(CallType.ON_DEMAND, null, null, List.of(), null, false);
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
