package io.coachingcalls.recordings.speech;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.recordings.bucket.BucketException;
import io.coachingcalls.recordings.speech.Answer.UnusableAnswer;
import io.vertx.core.VertxException;

/**
 * Why a file was not transcribed.
 *
 * @param cause a stable word, for people and logs
 * @param isFinal another try would end the same way
 */
record Failure(String cause, boolean isFinal) {

    static final Failure TOO_LARGE = new Failure("recording_too_large", true);
    static final Failure GONE = new Failure("recording_gone", true);

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    static Failure of(Throwable failure) {
        return switch (failure) {
            case NotSent e -> e.why;
            case BucketException e -> new Failure(e.trouble().reason(), false);
            case ProblemException e
            when e.code() == ErrorCode.TRANSCRIPT_TOO_LONG ->
                new Failure(e.code().code(), true);
            case UnusableAnswer e -> new Failure("transcriber_answer_unusable", false);
            case Refused e -> refused(e.status);
            case TimeoutException e -> new Failure("transcriber_timeout", false);
            case io.smallrye.mutiny.TimeoutException e -> new Failure("transcriber_timeout", false);
            case IOException e -> new Failure("transcriber_unreachable", false);
            case VertxException e -> new Failure("transcriber_unreachable", false);
            default -> new Failure("internal", false);
        };
    }

    /** A server that is busy or broken may be well again; what it does not like it never will. */
    private static Failure refused(int status) {
        boolean passing = status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT;
        return new Failure("transcriber_refused", !passing);
    }

    /** The transcriber answered with an error. */
    static final class Refused extends RuntimeException {

        private final int status;

        Refused(int status) {
            super("the transcriber answers with " + status);
            this.status = status;
        }
    }

    /** There is nothing to send, or too much. */
    static final class NotSent extends RuntimeException {

        private final transient Failure why;

        NotSent(Failure why) {
            super(why.cause());
            this.why = why;
        }
    }
}
