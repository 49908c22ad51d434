package io.coachingcalls.attendance;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

import io.coachingcalls.events.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one connection of one participant.
 *
 * @param sid LiveKit's id of it
 * @param identity the user id, for people of ours
 * @param name null where no event has one
 * @param joinDecidedBy id of the fact that says when it began
 * @param leave what was told of the end of this very connection; null where that is nothing
 * @param roomEnd since when nobody can be in its room any more; null as long as somebody can
 */
public record ParticipantConnection(
        String sid,
        String roomSid,
        String identity,
        @Nullable String name,
        ParticipantKind kind,
        Instant joinedAt,
        Provenance joinProvenance,
        String joinDecidedBy,
        @Nullable End leave,
        @Nullable End roomEnd) {

    static final Comparator<ParticipantConnection> FIRST =
            comparing(ParticipantConnection::joinedAt).thenComparing(ParticipantConnection::sid);

    public boolean isPersons() {
        return kind == ParticipantKind.PERSON;
    }

    public boolean isPresent() {
        return leave == null && roomEnd == null;
    }

    /** Empty while it lasts. */
    public Optional<End> end() {
        return Optional.ofNullable(leave).or(() -> Optional.ofNullable(roomEnd));
    }

    /** Empty while it lasts. */
    public Optional<Instant> leftAt() {
        return end().map(End::time);
    }
}
