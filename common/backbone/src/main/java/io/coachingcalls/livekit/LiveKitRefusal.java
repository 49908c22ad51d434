package io.coachingcalls.livekit;

/** LiveKit answered, but not with success. */
public final class LiveKitRefusal extends RuntimeException {

    /** Twirp's status for {@code deadline_exceeded} and {@code canceled}. */
    private static final int TIMEOUT = 408;

    private static final int UNIMPLEMENTED = 501;

    private final int status;
    private final String code;

    /**
     * @param code Twirp's error code, such as {@code not_found}; empty where a proxy answered in LiveKit's place
     * @param message for people, in LiveKit's words
     */
    LiveKitRefusal(int status, String code, String message) {
        super("LiveKit answered " + status + " " + code + (message.isEmpty() ? "" : ": " + message));
        this.status = status;
        this.code = code;
    }

    /** Nothing has come of what was asked. Else LiveKit itself had trouble, or took too long: something may have. */
    public boolean isFinal() {
        boolean refused = status < 500 && status != TIMEOUT || status == UNIMPLEMENTED;
        return refused && !code.isEmpty();
    }

    /** There is no such room, participant or egress. */
    public boolean isNotFound() {
        return code.equals("not_found");
    }

    /** The egress has come to its end already. */
    public boolean isFailedPrecondition() {
        return code.equals("failed_precondition");
    }
}
