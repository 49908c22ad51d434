package io.coachingcalls.calls.token;

import java.util.Date;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.livekit.LiveKitConfig;
import io.livekit.server.AccessToken;
import io.livekit.server.CanPublish;
import io.livekit.server.CanPublishData;
import io.livekit.server.CanSubscribe;
import io.livekit.server.RoomJoin;
import io.livekit.server.RoomName;

/** Signs join tokens: the one place where LiveKit's secret becomes somebody's permission. */
@ApplicationScoped
class JoinTokens {

    private final LiveKitConfig config;

    JoinTokens(LiveKitConfig config) {
        this.config = config;
    }

    JoinToken sign(JoinGrant grant) {
        var token = new AccessToken(config.apiKey(), config.apiSecret());
        token.setIdentity(grant.caller().userId());
        token.setName(grant.caller().name());
        token.setNotBefore(Date.from(grant.notBefore()));
        token.setExpiration(Date.from(grant.expiresAt()));
        token.addGrants(
                new RoomJoin(true),
                new RoomName(grant.room()),
                new CanPublish(true),
                new CanSubscribe(true),
                new CanPublishData(true));
        if (grant.mayRecord()) {
            token.getAttributes().put("recording", "allowed");
        }
        return new JoinToken(token.toJwt(), config.url(), null);
    }
}
