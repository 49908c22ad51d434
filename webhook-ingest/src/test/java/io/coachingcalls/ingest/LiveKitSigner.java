package io.coachingcalls.ingest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;

/** Signs bodies as LiveKit does. */
final class LiveKitSigner {

    static final String KEY = "testkey";
    static final String SECRET = "test-secret-0123456789-0123456789-abcdef";

    private LiveKitSigner() {}

    static String sign(byte[] body) {
        return sign(body, Instant.now());
    }

    static String sign(byte[] body, Instant now) {
        return token(now).withClaim("sha256", hash(body)).sign(Algorithm.HMAC256(SECRET));
    }

    /** All claims but that of the body. */
    static JWTCreator.Builder token(Instant now) {
        return JWT.create().withIssuer(KEY).withNotBefore(now).withIssuedAt(now).withExpiresAt(now.plusSeconds(300));
    }

    static String hash(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
