package io.coachingcalls.problem;

import org.jspecify.annotations.Nullable;

/** Ends a request with a {@link Problem}. Thrown where the error is first understood, mapped once at the edge. */
public final class ProblemException extends RuntimeException {

    private final ErrorCode code;
    private final @Nullable String detail;

    public ProblemException(ErrorCode code, @Nullable String detail) {
        this(code, detail, null);
    }

    public ProblemException(ErrorCode code, @Nullable String detail, @Nullable Throwable cause) {
        super(code.code() + (detail == null ? "" : ": " + detail), cause);
        this.code = code;
        this.detail = detail;
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
}
