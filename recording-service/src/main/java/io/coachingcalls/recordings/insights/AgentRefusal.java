package io.coachingcalls.recordings.insights;

import java.time.Duration;
import java.util.Locale;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * Why nothing is taken, as agents are told: a {@code google.rpc.Status}. Their uploader tries again only where that has a
 * {@code RetryInfo}, three times.
 */
final class AgentRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int httpStatus;
    private final Code code;
    private final @Nullable Duration retryAfter;

    private AgentRefusal(
            int httpStatus, Code code, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.httpStatus = httpStatus;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    static AgentRefusal unauthenticated(String why) {
        return new AgentRefusal(401, Code.UNAUTHENTICATED, why, null, null);
    }

    static AgentRefusal forbidden(String why) {
        return new AgentRefusal(403, Code.PERMISSION_DENIED, why, null, null);
    }

    static AgentRefusal unreadable(String why) {
        return new AgentRefusal(400, Code.INVALID_ARGUMENT, why, null, null);
    }

    static AgentRefusal tooMuch(String why) {
        return new AgentRefusal(413, Code.RESOURCE_EXHAUSTED, why, null, null);
    }

    /** For what passes by itself. */
    static AgentRefusal later(String why, Duration retryAfter, @Nullable Throwable cause) {
        return new AgentRefusal(503, Code.UNAVAILABLE, why, retryAfter, cause);
    }

    static AgentRefusal failed(Throwable cause) {
        return new AgentRefusal(500, Code.INTERNAL, "it could not be kept", null, cause);
    }

    int httpStatus() {
        return httpStatus;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    String title() {
        return code.name().toLowerCase(Locale.ROOT);
    }

    byte[] body() {
        Status.Builder status = Status.newBuilder().setCode(code.getNumber()).setMessage(getMessage());
        if (retryAfter != null) {
            var delay = com.google.protobuf.Duration.newBuilder().setSeconds(retryAfter.toSeconds());
            status.addDetails(
                    Any.pack(RetryInfo.newBuilder().setRetryDelay(delay).build()));
        }
        return status.build().toByteArray();
    }
}
