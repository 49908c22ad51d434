package io.coachingcalls.events;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.text.UserIds;
import org.jspecify.annotations.Nullable;

/** What call-service writes into the rooms it makes. */
public final class RoomMetadata {

    private RoomMetadata() {}

    /** Empty for a room that is not of our making, whatever its metadata says. */
    public static Optional<CallTerms> terms(@Nullable String metadata) {
        if (metadata == null || metadata.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(EventJson.MAPPER.readValue(metadata, CallTerms.class))
                    .filter(terms -> terms.callType() != null && namesPeople(terms));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** All that call-service writes are; others become members of nothing, and stand in no index. */
    private static boolean namesPeople(CallTerms terms) {
        return UserIds.isUserId(terms.ownerId())
                && (terms.coachId() == null || UserIds.isUserId(terms.coachId()))
                && terms.participants().stream().allMatch(UserIds::isUserId);
    }
}
