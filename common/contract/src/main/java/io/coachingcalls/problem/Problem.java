package io.coachingcalls.problem;

import java.util.List;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The one shape of an error answer: RFC 9457 problem details with a stable {@code code}.
 *
 * @param detail what exactly is wrong and what to do, for the person who reads it; never holds content or secrets
 * @param errors which fields of the request are wrong; null where none is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        @Nullable String detail,
        @Nullable List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** Seconds after which a retryable request is worth another try. */
    private static final int RETRY_AFTER_SECONDS = 2;

    /**
     * One field that is wrong.
     *
     * @param field its place in the request: {@code title}, {@code participants[2]}, {@code segments[0].speaker}
     * @param detail what it must be
     */
    public record FieldError(String field, String detail) {

        String sentence() {
            return field + " " + detail;
        }
    }

    /** All that some people read of it: what is wrong, in one sentence. */
    public String sentence() {
        return detail == null ? title : detail;
    }

    public static Problem of(ErrorCode code, @Nullable String detail) {
        return of(code, detail, List.of());
    }

    static Problem of(ErrorCode code, @Nullable String detail, List<FieldError> errors) {
        return new Problem(
                "urn:coaching-calls:problem:" + code.code(),
                code.title(),
                code.status(),
                code.code(),
                detail,
                errors.isEmpty() ? null : errors);
    }

    /** The whole HTTP answer for {@code code}. */
    public static Response response(ErrorCode code, @Nullable String detail) {
        return response(code, detail, RETRY_AFTER_SECONDS);
    }

    /** The same, with the seconds after which a retryable request is worth another try. */
    public static Response response(ErrorCode code, @Nullable String detail, long retryAfterSeconds) {
        return response(of(code, detail), code, retryAfterSeconds);
    }

    /** The answer for a request with fields that are wrong. */
    static Response response(ErrorCode code, @Nullable String detail, List<FieldError> errors) {
        return response(of(code, detail, errors), code, RETRY_AFTER_SECONDS);
    }

    private static Response response(Problem problem, ErrorCode code, long retryAfterSeconds) {
        var response = Response.status(code.status()).type(MEDIA_TYPE).entity(problem);
        if (code.isRetryable()) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
        }
        if (code == ErrorCode.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }
}
