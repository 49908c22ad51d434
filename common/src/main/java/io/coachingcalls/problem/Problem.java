package io.coachingcalls.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The one shape of an error answer: RFC 9457 problem details with a stable {@code code}.
 *
 * @param detail what exactly is wrong and what to do, for the person who reads it; never holds content or secrets
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        @Nullable String detail) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** Seconds after which a retryable request is worth another try. */
    private static final int RETRY_AFTER_SECONDS = 2;

    public static Problem of(ErrorCode code, @Nullable String detail) {
        return new Problem(
                "urn:coaching-calls:problem:" + code.code(), code.title(), code.status(), code.code(), detail);
    }

    /** The whole HTTP answer for {@code code}. */
    public static Response response(ErrorCode code, @Nullable String detail) {
        return response(code, detail, RETRY_AFTER_SECONDS);
    }

    /** The same, with the seconds after which a retryable request is worth another try. */
    public static Response response(ErrorCode code, @Nullable String detail, long retryAfterSeconds) {
        var response = Response.status(code.status()).type(MEDIA_TYPE).entity(of(code, detail));
        if (code.isRetryable()) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
        }
        if (code == ErrorCode.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }
}
