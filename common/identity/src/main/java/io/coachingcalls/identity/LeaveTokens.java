package io.coachingcalls.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Tokens by which a closing tab can say that its person leaves, and nothing else: {@code navigator.sendBeacon} sends no
 * headers, so this one travels in a body.
 */
@Startup
@ApplicationScoped
public class LeaveTokens {

    private static final String AUDIENCE = "coaching-calls:leave";
    private static final String SESSION = "session";
    private static final int SHORTEST_SECRET_BYTES = 32;
    private static final int LEEWAY_SECONDS = 10;

    private final Optional<HmacKey> key;

    /** @throws IllegalArgumentException for a secret that is too short or opens other doors as well */
    LeaveTokens(LeaveTokenConfig config, AuthConfig auth) {
        // A leave token signed with the bearer tokens' secret could pass for one
        if (config.secret().isPresent() && config.secret().equals(auth.hs256Secret())) {
            throw new IllegalArgumentException("LEAVE_TOKEN_SECRET must differ from AUTH_HS256_SECRET");
        }
        key = config.secret().map(LeaveTokens::key);
    }

    /** Empty when no secret is configured. */
    public Optional<String> sign(String userId, UUID sessionId, Instant expiresAt) {
        return key.map(known -> sign(known, userId, sessionId, expiresAt));
    }

    /** Who may leave the session with {@code token}; empty when it is no good for that. */
    public Optional<Leaver> verify(String token, UUID sessionId, Instant now) {
        return key.flatMap(known -> verify(known, token, sessionId, now));
    }

    /** Those that were signed before they had ids differ by when they expire. */
    private static String id(JwtClaims claims) throws MalformedClaimException {
        @Nullable String id = claims.getJwtId();
        return id == null ? String.valueOf(claims.getExpirationTime().getValue()) : id;
    }

    /**
     * Who a token names.
     *
     * @param tokenId of this one token
     */
    public record Leaver(String userId, String tokenId) {}

    private static HmacKey key(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST_SECRET_BYTES) {
            throw new IllegalArgumentException("LEAVE_TOKEN_SECRET must have at least 32 bytes");
        }
        return new HmacKey(bytes);
    }

    private static String sign(HmacKey key, String userId, UUID sessionId, Instant expiresAt) {
        var claims = new JwtClaims();
        claims.setSubject(userId);
        claims.setGeneratedJwtId();
        claims.setAudience(AUDIENCE);
        claims.setStringClaim(SESSION, sessionId.toString());
        claims.setExpirationTime(NumericDate.fromSeconds(expiresAt.getEpochSecond()));
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKey(key);
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a key that was accepted must sign", e);
        }
    }

    private static Optional<Leaver> verify(HmacKey key, String token, UUID sessionId, Instant now) {
        var consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256))
                .setVerificationKey(key)
                .setExpectedAudience(AUDIENCE)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
                .setAllowedClockSkewInSeconds(LEEWAY_SECONDS)
                .build();
        try {
            JwtClaims claims = consumer.processToClaims(token);
            return sessionId.toString().equals(claims.getStringClaimValue(SESSION))
                    ? Optional.of(new Leaver(claims.getSubject(), id(claims)))
                    : Optional.empty();
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Optional.empty();
        }
    }
}
