package io.coachingcalls.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.InvalidClaimException;
import com.auth0.jwt.exceptions.JWTDecodeException;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import com.auth0.jwt.interfaces.DecodedJWT;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether LiveKit signed a body. LiveKit sends a bare HS256 token (no {@code Bearer}) whose {@code sha256} is
 * the hash of the raw bytes. LiveKit's own Java receiver is not used: it allows no clock difference and one key only.
 */
final class SignatureVerifier {

    /** How far LiveKit's clock may be from ours. */
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    private static final String BODY_HASH = "sha256";

    /** The same for an unknown key and a wrong secret: which keys exist is nobody's business. */
    private static final String UNKNOWN_KEY = "the token is not signed with a known key";

    private final Map<String, JWTVerifier> verifiers;

    /** @param secrets by API key; more than one while keys are rotated */
    SignatureVerifier(Map<String, String> secrets, Clock clock) {
        verifiers = secrets.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> verifier(entry.getKey(), entry.getValue(), clock)));
    }

    private static JWTVerifier verifier(String key, String secret, Clock clock) {
        var verification = (JWTVerifier.BaseVerification)
                JWT.require(Algorithm.HMAC256(secret)).withIssuer(key).acceptLeeway(LEEWAY.toSeconds());
        return verification.build(clock);
    }

    /** @param token the {@code Authorization} header as it came */
    Verdict verify(byte[] body, @Nullable String token) {
        if (token == null || token.isBlank()) {
            return new Rejected("the Authorization header is missing");
        }
        try {
            DecodedJWT decoded = JWT.decode(token);
            JWTVerifier verifier = decoded.getIssuer() == null ? null : verifiers.get(decoded.getIssuer());
            if (verifier == null) {
                return new Rejected(UNKNOWN_KEY);
            }
            return verifyClaims(verifier.verify(decoded), body);
        } catch (JWTDecodeException e) {
            return new Rejected("the Authorization header is not a bare token");
        } catch (TokenExpiredException e) {
            return new Rejected("the token has expired");
        } catch (InvalidClaimException e) {
            return new Rejected("the token is not valid yet");
        } catch (JWTVerificationException e) {
            return new Rejected(UNKNOWN_KEY);
        }
    }

    private static Verdict verifyClaims(DecodedJWT token, byte[] body) {
        if (token.getExpiresAtAsInstant() == null) {
            return new Rejected("the token never expires");
        }
        String claimed = token.getClaim(BODY_HASH).asString();
        if (claimed == null) {
            return new Rejected("the token has no sha256 of a body");
        }
        byte[] actual = Base64.getEncoder().encode(sha256(body));
        return MessageDigest.isEqual(actual, claimed.getBytes(StandardCharsets.UTF_8))
                ? new Verified()
                : new Rejected("the body is not the one that was signed");
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What came of it. */
    sealed interface Verdict {}

    record Verified() implements Verdict {}

    /** @param reason a sentence for the one who sets LiveKit up; holds nothing of the token */
    record Rejected(String reason) implements Verdict {}
}
