package io.coachingcalls.livekit;

/** LiveKit answered, but not with success. */
public final class LiveKitRefusal extends RuntimeException {

    private final String code;

    /** @param code Twirp's error code, such as {@code not_found} */
    LiveKitRefusal(int status, String code) {
        super("LiveKit answered " + status + " " + code);
        this.code = code;
    }

    /** There is no such room, participant or egress. */
    public boolean isNotFound() {
        return code.equals("not_found");
    }
}
