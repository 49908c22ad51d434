package io.coachingcalls.livekit;

import io.coachingcalls.events.LiveKitEvent;
import livekit.LivekitModels.ParticipantInfo;

/** Those whom LiveKit's API lists, as its webhooks tell of them: one rule says of both what they are to us. */
public final class ListedParticipants {

    private ListedParticipants() {}

    public static LiveKitEvent.Participant asInEvents(ParticipantInfo listed) {
        return new LiveKitEvent.Participant(
                listed.getSid(),
                listed.getIdentity(),
                listed.getName(),
                listed.getKind().name(),
                listed.getJoinedAt(),
                listed.getJoinedAtMs(),
                null,
                listed.getAttributesMap(),
                new LiveKitEvent.Permission(listed.getPermission().getHidden()));
    }
}
