package io.coachingcalls.attendance;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.coachingcalls.events.LiveKitEvent;
import org.jspecify.annotations.Nullable;

/**
 * One connection of one participant, as one event tells of it.
 *
 * @param identity the user id, for people of ours
 * @param name null where the client gave none
 * @param joinedAt of a phone, when it was known to be answered; of anybody of whom LiveKit does not say when they joined,
 *     when they were known to be there
 */
public record Connection(
        String participantSid, String identity, @Nullable String name, ParticipantKind kind, Instant joinedAt) {

    /**
     * Empty for nobody.
     *
     * @throws RuntimeException when LiveKit left out what such an event always has
     */
    static Optional<Connection> of(LiveKitEvent event) {
        var participant = Objects.requireNonNull(event.participant(), "participant");
        ParticipantKind kind = ParticipantKind.of(participant);
        if (kind == ParticipantKind.NOBODY) {
            return Optional.empty();
        }
        // How late a leave came says nothing of its join
        @Nullable
        Instant receivedAt = event.event().equals(LiveKitEvent.PARTICIPANT_JOINED) ? event.receivedAt() : null;
        Instant joinedAt = participant.joined(receivedAt).orElseGet(event::time);
        return Optional.of(new Connection(
                Objects.requireNonNull(participant.sid(), "participant sid"),
                Objects.requireNonNull(participant.identity(), "participant identity"),
                participant.name() == null || participant.name().isBlank() ? null : participant.name(),
                kind,
                ParticipantKind.isPhone(participant) ? Times.later(joinedAt, event.time()) : joinedAt));
    }
}
