package io.coachingcalls.embedded.testing;

import java.time.Duration;
import java.time.Instant;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import org.jspecify.annotations.Nullable;

/** Bearer tokens of the demo people, good wherever {@link EmbeddedStack} set the secret. */
public final class TestTokens {

    static final String SECRET = "a-secret-for-tests-that-is-longer-than-32-bytes";

    static final String LEAVE_SECRET = "a-leave-secret-for-tests-that-is-longer-than-32-bytes";

    private static final Duration LIFETIME = Duration.ofHours(1);

    private TestTokens() {}

    /** A founder on the Studio tier. */
    public static String studio() {
        return of("demo-studio", "studio", null);
    }

    /** A founder without it. */
    public static String free() {
        return of("demo-free", "free", null);
    }

    public static String coach() {
        return of("demo-coach", "free", null);
    }

    public static String admin() {
        return of("demo-admin", "free", "admin");
    }

    /** FRED's agent, role {@code service}. */
    public static String agent() {
        return of("demo-agent", "free", "service");
    }

    /** A person's token that is good until {@code end}. */
    public static String endingAt(String userId, Instant end) {
        return of(userId, "free", null, end);
    }

    /** A signed token; the name others see is the user id. */
    public static String of(String userId, String tier, @Nullable String role) {
        return of(userId, tier, role, Instant.now().plus(LIFETIME));
    }

    private static String of(String userId, String tier, @Nullable String role, Instant end) {
        var token = JWT.create()
                .withSubject(userId)
                .withClaim("name", userId)
                .withClaim("tier", tier)
                .withIssuedAt(Instant.now())
                .withExpiresAt(end);
        if (role != null) {
            token.withClaim("role", role);
        }
        return token.sign(Algorithm.HMAC256(SECRET));
    }
}
