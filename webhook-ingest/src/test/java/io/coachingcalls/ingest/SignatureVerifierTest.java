package io.coachingcalls.ingest;

import static io.coachingcalls.ingest.LiveKitSigner.KEY;
import static io.coachingcalls.ingest.LiveKitSigner.SECRET;
import static io.coachingcalls.ingest.LiveKitSigner.hash;
import static io.coachingcalls.ingest.LiveKitSigner.sign;
import static io.coachingcalls.ingest.LiveKitSigner.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.coachingcalls.ingest.SignatureVerifier.Rejected;
import io.coachingcalls.ingest.SignatureVerifier.Verdict;
import io.coachingcalls.ingest.SignatureVerifier.Verified;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final byte[] BODY = GoldenWebhooks.body(GoldenWebhooks.ROOM_STARTED);
    private static final Algorithm HS256 = Algorithm.HMAC256(SECRET);

    private final SignatureVerifier verifier = verifierAt(NOW);

    @ParameterizedTest
    @MethodSource("io.coachingcalls.ingest.GoldenWebhooks#names")
    void shouldAcceptWhatLiveKitSends(String name) {
        byte[] body = GoldenWebhooks.body(name);

        Verdict verdict = verifier.verify(body, sign(body, NOW));

        assertThat(verdict).isEqualTo(new Verified());
    }

    @ParameterizedTest
    @MethodSource("io.coachingcalls.ingest.GoldenWebhooks#names")
    void shouldRejectWhenOneByteOfTheBodyIsAnother(String name) {
        byte[] body = GoldenWebhooks.body(name);
        String token = sign(body, NOW);
        body[body.length / 2] ^= 1;

        assertRejected(verifier.verify(body, token), "body is not the one that was signed");
    }

    @Test
    void shouldRejectWhenTheSameJsonIsWrittenDifferently() {
        byte[] respaced = (new String(BODY, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);

        assertRejected(verifier.verify(respaced, sign(BODY, NOW)), "body is not the one that was signed");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void shouldRejectWhenThereIsNoToken(@Nullable String token) {
        assertRejected(verifier.verify(BODY, token), "missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b", "a.b.c", "....", "{}.{}.{}", "\u00e9.\u00e9.\u00e9"})
    void shouldRejectWhatIsNoToken(String token) {
        assertRejected(verifier.verify(BODY, token), "not a bare token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "Basic "})
    void shouldRejectAnAuthenticationScheme(String scheme) {
        assertRejected(verifier.verify(BODY, scheme + sign(BODY, NOW)), "not a bare token");
    }

    @Test
    void shouldRejectAlgorithmNone() {
        String unsigned = token(NOW).withClaim("sha256", hash(BODY)).sign(Algorithm.none());

        assertRejected(verifier.verify(BODY, unsigned), "known key");
    }

    @Test
    void shouldRejectAValidSignatureBesideAlgorithmNone() {
        String[] signed = sign(BODY, NOW).split("\\.");
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

        assertRejected(verifier.verify(BODY, header + "." + signed[1] + "." + signed[2]), "known key");
    }

    @Test
    void shouldRejectAnotherAlgorithmWithTheSameSecret() {
        String hs512 = token(NOW).withClaim("sha256", hash(BODY)).sign(Algorithm.HMAC512(SECRET));

        assertRejected(verifier.verify(BODY, hs512), "known key");
    }

    @Test
    void shouldRejectAnAsymmetricSignature() throws NoSuchAlgorithmException {
        var privateKey = (RSAPrivateKey)
                KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        String rs256 = token(NOW).withClaim("sha256", hash(BODY)).sign(Algorithm.RSA256(null, privateKey));

        assertRejected(verifier.verify(BODY, rs256), "known key");
    }

    @Test
    void shouldRejectAnotherSecret() {
        String forged = token(NOW).withClaim("sha256", hash(BODY)).sign(Algorithm.HMAC256(SECRET + "x"));

        assertRejected(verifier.verify(BODY, forged), "known key");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "otherkey"})
    void shouldRejectAnotherIssuer(@Nullable String issuer) {
        String token =
                token(NOW).withIssuer(issuer).withClaim("sha256", hash(BODY)).sign(HS256);

        assertRejected(verifier.verify(BODY, token), "known key");
    }

    @Test
    void shouldRejectALiveKitJoinToken() {
        String join = token(NOW)
                .withSubject("alice")
                .withClaim("video", Map.of("roomJoin", true, "room", "capture-room"))
                .sign(HS256);

        assertRejected(verifier.verify(BODY, join), "no sha256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "\u00e9"})
    void shouldRejectAnotherHash(String hash) {
        String token = token(NOW).withClaim("sha256", hash).sign(HS256);

        assertRejected(verifier.verify(BODY, token), "body is not the one that was signed");
    }

    @Test
    void shouldRejectAHashThatIsNoText() {
        String token = token(NOW).withClaim("sha256", 5).sign(HS256);

        assertRejected(verifier.verify(BODY, token), "no sha256");
    }

    @Test
    void shouldRejectATokenThatNeverExpires() {
        String eternal =
                JWT.create().withIssuer(KEY).withClaim("sha256", hash(BODY)).sign(HS256);

        assertRejected(verifier.verify(BODY, eternal), "never expires");
    }

    @Test
    void shouldRejectATokenWhoseExpiryIsNull() {
        String eternal = JWT.create()
                .withPayload("{\"iss\":\"" + KEY + "\",\"exp\":null,\"sha256\":\"" + hash(BODY) + "\"}")
                .sign(HS256);

        assertRejected(verifier.verify(BODY, eternal), "never expires");
    }

    /** LiveKit comes again with the same token, so for some minutes anybody may; what that brings is known by its id. */
    @ParameterizedTest
    @CsvSource({"1s,true", "4m,true", "1d,false"})
    void shouldLetAReplayInOnlyAsLongAsLiveKitMayRetry(String later, boolean isLetIn) {
        String token = sign(BODY, NOW);
        Instant then = NOW.plus(Duration.parse(later.endsWith("d") ? "P" + later : "PT" + later));

        assertThat(verifierAt(then).verify(BODY, token) instanceof Verified).isEqualTo(isLetIn);
    }

    @Test
    void shouldRejectAUsersToken() {
        var signIn = Algorithm.HMAC256("the-secret-of-the-sign-in-0123456789");
        var user = JWT.create().withSubject("sam").withClaim("tier", "studio").withExpiresAt(NOW.plusSeconds(60));

        assertRejected(verifier.verify(BODY, user.sign(signIn)), "known key");
        assertRejected(
                verifier.verify(BODY, user.withClaim("sha256", hash(BODY)).sign(signIn)), "known key");
    }

    @Test
    void shouldAcceptAnExpiredTokenWithinTheLeeway() {
        String token = sign(BODY, NOW);

        Verdict verdict = verifierAt(NOW.plusSeconds(300 + 59)).verify(BODY, token);

        assertThat(verdict).isEqualTo(new Verified());
    }

    @Test
    void shouldRejectAnExpiredTokenBeyondTheLeeway() {
        String token = sign(BODY, NOW);

        assertRejected(verifierAt(NOW.plusSeconds(300 + 61)).verify(BODY, token), "expired");
    }

    @Test
    void shouldAcceptATokenOfAClockAheadWithinTheLeeway() {
        String token = sign(BODY, NOW.plusSeconds(59));

        assertThat(verifier.verify(BODY, token)).isEqualTo(new Verified());
    }

    @Test
    void shouldRejectATokenThatIsNotValidYet() {
        String token = sign(BODY, NOW.plusSeconds(61));

        assertRejected(verifier.verify(BODY, token), "not valid yet");
    }

    @Test
    void shouldAcceptBothKeysWhileTheyAreRotated() {
        String newSecret = "new-secret-0123456789-0123456789-abcdef";
        var rotating = new SignatureVerifier(Map.of(KEY, SECRET, "newkey", newSecret), clockAt(NOW));
        String withNewKey =
                token(NOW).withIssuer("newkey").withClaim("sha256", hash(BODY)).sign(Algorithm.HMAC256(newSecret));
        String withOldKey = sign(BODY, NOW);
        String mixed =
                token(NOW).withIssuer("newkey").withClaim("sha256", hash(BODY)).sign(HS256);

        assertThat(rotating.verify(BODY, withNewKey)).isEqualTo(new Verified());
        assertThat(rotating.verify(BODY, withOldKey)).isEqualTo(new Verified());
        assertRejected(rotating.verify(BODY, mixed), "known key");
    }

    private static SignatureVerifier verifierAt(Instant now) {
        return new SignatureVerifier(Map.of(KEY, SECRET), clockAt(now));
    }

    private static Clock clockAt(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static void assertRejected(Verdict verdict, String reason) {
        assertThat(verdict).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.reason())
                .contains(reason));
    }
}
