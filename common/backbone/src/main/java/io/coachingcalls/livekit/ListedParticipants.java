package io.coachingcalls.livekit;

import java.util.Map;

import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.events.LiveKitEvent;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.ParticipantInfo.Kind;
import org.jspecify.annotations.Nullable;

/** Those whom LiveKit's API lists, as its webhooks tell of them: one rule says of both what they are to us. */
public final class ListedParticipants {

    private ListedParticipants() {}

    /** What of it says who they are: not what else their clients wrote about them. */
    public static LiveKitEvent.Participant asInEvents(ParticipantInfo listed) {
        return new LiveKitEvent.Participant(
                listed.getSid(),
                listed.getIdentity(),
                listed.getName().isBlank() ? null : listed.getName(),
                listed.getKind() == Kind.STANDARD ? null : listed.getKind().name(),
                listed.getJoinedAt(),
                listed.getJoinedAtMs(),
                null,
                callStatus(listed),
                listed.getPermission().getHidden() ? new LiveKitEvent.Permission(true) : null);
    }

    private static @Nullable Map<String, String> callStatus(ParticipantInfo listed) {
        String status = listed.getAttributesMap().get(ParticipantKind.SIP_CALL_STATUS);
        return status == null ? null : Map.of(ParticipantKind.SIP_CALL_STATUS, status);
    }
}
