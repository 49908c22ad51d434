package io.coachingcalls.sessions.livekit;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.events.LiveKitEvent;

/**
 * Somebody in a room: a person, a phone, an agent. Recorders and the like are nobody.
 *
 * @param told as a webhook would tell of them
 * @param active false while the connection is still being made, which may come to nothing
 */
public record LiveParticipant(LiveKitEvent.Participant told, boolean active) {

    public String sid() {
        return Objects.requireNonNull(told.sid());
    }

    public ParticipantKind kind() {
        return ParticipantKind.of(told);
    }

    /** Empty where LiveKit does not say. */
    public Optional<Instant> joinedAt() {
        return told.joined(null);
    }
}
