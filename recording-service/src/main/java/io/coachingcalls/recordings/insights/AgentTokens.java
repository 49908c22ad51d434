package io.coachingcalls.recordings.insights;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.coachingcalls.livekit.LiveKitConfig;
import org.jspecify.annotations.Nullable;

/** Whether whoever reports is an agent of our LiveKit: it has the API secret, and grants itself to write observability. */
@ApplicationScoped
class AgentTokens {

    /** How far an agent's clock may be from ours. */
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    private static final String BEARER = "Bearer ";

    private final JWTVerifier verifier;

    AgentTokens(LiveKitConfig config, Clock clock) {
        var verification = (JWTVerifier.BaseVerification) JWT.require(Algorithm.HMAC256(config.apiSecret()))
                .withIssuer(config.apiKey())
                .acceptLeeway(LEEWAY.toSeconds());
        this.verifier = verification.build(clock);
    }

    /**
     * @param authorization the header as it came
     * @throws AgentRefusal where it is no agent's
     */
    void require(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw AgentRefusal.unauthenticated("the Authorization header has no bearer token");
        }
        DecodedJWT token = verified(authorization.substring(BEARER.length()).strip());
        if (token.getExpiresAtAsInstant() == null) {
            throw AgentRefusal.unauthenticated("the token never expires");
        }
        Map<String, Object> grant = token.getClaim("observability").asMap();
        if (grant == null || !Boolean.TRUE.equals(grant.get("write"))) {
            throw AgentRefusal.forbidden("the token does not grant observability.write");
        }
    }

    private DecodedJWT verified(String token) {
        try {
            return verifier.verify(token);
        } catch (JWTVerificationException e) {
            throw AgentRefusal.unauthenticated("the token is not one of LiveKit's API key, or not good any more");
        }
    }
}
