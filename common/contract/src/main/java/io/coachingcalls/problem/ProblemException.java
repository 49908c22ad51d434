package io.coachingcalls.problem;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import io.coachingcalls.problem.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Ends a request with a {@link Problem}. Thrown where the error is first understood, mapped once at the edge. */
public final class ProblemException extends RuntimeException {

    private final ErrorCode code;
    private final @Nullable String detail;
    private final List<FieldError> errors;
    private final @Nullable Duration retryAfter;

    public ProblemException(ErrorCode code, @Nullable String detail) {
        this(code, detail, null);
    }

    public ProblemException(ErrorCode code, @Nullable String detail, @Nullable Throwable cause) {
        this(code, detail, cause, List.of(), null);
    }

    private ProblemException(
            ErrorCode code,
            @Nullable String detail,
            @Nullable Throwable cause,
            List<FieldError> errors,
            @Nullable Duration retryAfter) {
        super(code.code() + (detail == null ? "" : ": " + detail), cause);
        this.code = code;
        this.detail = detail;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    /** One field of the request is wrong: {@code invalid("coachId", "must be somebody else than you")}. */
    public static ProblemException invalid(String field, String what) {
        return invalid(List.of(new FieldError(field, what)));
    }

    /** As {@link #invalid(String, String)}, of several fields. */
    public static ProblemException invalid(List<FieldError> errors) {
        String detail = errors.stream().map(FieldError::sentence).collect(Collectors.joining("; "));
        return new ProblemException(ErrorCode.INVALID_REQUEST, detail, null, errors, null);
    }

    /** Somebody has used up what they may do, or have open, for so long. */
    public static ProblemException tooMany(@Nullable String detail, Duration retryAfter) {
        return tooMany(ErrorCode.TOO_MANY_REQUESTS, detail, retryAfter);
    }

    /** As {@link #tooMany(String, Duration)}, with a code that says of what. */
    public static ProblemException tooMany(ErrorCode code, @Nullable String detail, Duration retryAfter) {
        return new ProblemException(code, detail, null, List.of(), retryAfter);
    }

    /** What someone gets who asks for a thing that does not exist or is not theirs: the two look exactly alike. */
    public static ProblemException notFound() {
        return new ProblemException(ErrorCode.NOT_FOUND, null);
    }

    public ErrorCode code() {
        return code;
    }

    public @Nullable String detail() {
        return detail;
    }

    List<FieldError> errors() {
        return errors;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
