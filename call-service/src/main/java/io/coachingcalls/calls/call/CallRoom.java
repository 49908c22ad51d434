package io.coachingcalls.calls.call;

import io.coachingcalls.calls.livekit.RoomOptions;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.RoomMetadata;
import io.coachingcalls.structure.PlainJava;

/** The LiveKit room of a call, the same whenever it is made. */
@PlainJava
public final class CallRoom {

    /**
     * More than everyone invited: an admin, an agent that LiveKit counts, a connection that has not been noticed as
     * dead. So a call is never full for someone who may join; LiveKit would tell them nothing but "500".
     */
    private static final int SLACK = 6;

    private CallRoom() {}

    public static RoomOptions options(String room, CallTerms terms, CallConfig config, RoomMetadata metadata) {
        int invited =
                1 + (terms.coachId() == null ? 0 : 1) + terms.participants().size();
        return new RoomOptions(
                config.emptyTimeout(), config.departureTimeout(), invited + SLACK, metadata.write(room, terms));
    }
}
