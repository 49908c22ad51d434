package io.coachingcalls.events;

import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import io.coachingcalls.text.Keys;

/**
 * Ids that follow from LiveKit's own names, so that every service, replica and replay arrives at the same ones:
 * UUIDv5 (RFC 9562, section 5.5) in namespaces of ours.
 */
public final class SessionIds {

    private static final NameBasedGenerator SESSIONS =
            Generators.nameBasedGenerator(UUID.fromString("8f0fd5a0-6b0f-5c35-9a55-0d1a7c3a4f01"));
    private static final NameBasedGenerator PARTICIPANTS =
            Generators.nameBasedGenerator(UUID.fromString("8f0fd5a0-6b0f-5c35-9a55-0d1a7c3a4f02"));

    private static final NameBasedGenerator REPORTS =
            Generators.nameBasedGenerator(UUID.fromString("8f0fd5a0-6b0f-5c35-9a55-0d1a7c3a4f03"));

    private static final NameBasedGenerator CLAIMS =
            Generators.nameBasedGenerator(UUID.fromString("8f0fd5a0-6b0f-5c35-9a55-0d1a7c3a4f04"));

    private SessionIds() {}

    public static UUID ofRoom(String roomName) {
        return SESSIONS.generate(roomName);
    }

    public static UUID ofParticipant(String participantSid) {
        return PARTICIPANTS.generate(participantSid);
    }

    /** By which a person names a connection that they say is theirs: two who name the same one do not meet. */
    public static UUID ofClaim(String participantSid, String userId) {
        return CLAIMS.generate(Keys.join('/', participantSid, userId));
    }

    /** Of a stay that is known by its person's word alone. */
    public static UUID ofReport(String roomName, String userId) {
        return REPORTS.generate(Keys.join('/', roomName, userId));
    }
}
