package io.coachingcalls.calls.token;

import java.time.Instant;

import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Tier;
import io.coachingcalls.structure.PlainJava;

/**
 * What a token lets its bearer do: be in one room, as themselves, for as long as the call can last.
 *
 * @param mayRecord shown to the room as an attribute; the grant {@code roomRecord} is never given, as LiveKit does not
 *     tie it to a room
 */
@PlainJava
record JoinGrant(String room, Caller caller, Instant notBefore, Instant expiresAt, boolean mayRecord) {

    static JoinGrant of(String room, Caller caller, Instant now, Instant expiresAt, boolean enableRecording) {
        return new JoinGrant(room, caller, now, expiresAt, enableRecording && caller.tier() == Tier.STUDIO);
    }
}
