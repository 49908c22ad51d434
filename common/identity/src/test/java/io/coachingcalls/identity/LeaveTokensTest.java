package io.coachingcalls.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeaveTokensTest {

    private static final String SECRET = "a-leave-secret-of-more-than-32-bytes";
    private static final UUID SESSION = UUID.fromString("b196ab3b-7245-5920-b221-f43e83a28ec5");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final LeaveTokens tokens = tokens(SECRET, null);

    @Test
    void shouldTakeWhatItSigned() {
        String token = tokens.sign("sam", SESSION, NOW.plusSeconds(60)).orElseThrow();

        assertThat(tokens.verify(token, SESSION, NOW).map(LeaveTokens.Leaver::userId))
                .contains("sam");
        assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8))
                .contains("\"aud\":\"coaching-calls:leave\"")
                .contains("\"exp\":" + NOW.plusSeconds(60).getEpochSecond());
    }

    @Test
    void shouldRefuseATokenOfAnotherSession() {
        String token =
                tokens.sign("sam", UUID.randomUUID(), NOW.plusSeconds(60)).orElseThrow();

        assertThat(tokens.verify(token, SESSION, NOW)).isEmpty();
    }

    @Test
    void shouldRefuseAnExpiredToken() {
        String token = tokens.sign("sam", SESSION, NOW.minusSeconds(11)).orElseThrow();

        assertThat(tokens.verify(token, SESSION, NOW)).isEmpty();
    }

    @Test
    void shouldRefuseAnotherKey() {
        String token = tokens("another-secret-of-more-than-32-bytes", null)
                .sign("sam", SESSION, NOW.plusSeconds(60))
                .orElseThrow();

        assertThat(tokens.verify(token, SESSION, NOW)).isEmpty();
    }

    @Test
    void shouldRefuseTokensMadeForSomethingElse() throws JoseException {
        // With the very key, so that it is the claims that count
        assertThat(tokens.verify(signed(claims -> {}), SESSION, NOW).map(LeaveTokens.Leaver::userId))
                .contains("sam");
        assertThat(tokens.verify(signed(claims -> claims.unsetClaim("aud")), SESSION, NOW))
                .as("a user's bearer token, a join token")
                .isEmpty();
        assertThat(tokens.verify(signed(claims -> claims.setAudience("coaching-calls")), SESSION, NOW))
                .isEmpty();
        assertThat(tokens.verify(signed(claims -> claims.unsetClaim("session")), SESSION, NOW))
                .isEmpty();
        assertThat(tokens.verify(signed(claims -> claims.unsetClaim("sub")), SESSION, NOW))
                .isEmpty();
        assertThat(tokens.verify(signed(claims -> claims.unsetClaim("exp")), SESSION, NOW))
                .as("good for ever")
                .isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNotSigned() {
        String payload = tokens.sign("sam", SESSION, NOW.plusSeconds(60))
                .map(token -> token.split("\\.")[1])
                .orElseThrow();
        String header = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8));

        for (String token : new String[] {header + "." + payload + ".", payload, "", "a.b.c"}) {
            assertThat(tokens.verify(token, SESSION, NOW)).as(token).isEmpty();
        }
    }

    @Test
    void shouldHaveNoneWithoutASecret() {
        LeaveTokens none = tokens(null, null);

        assertThat(none.sign("sam", SESSION, NOW.plusSeconds(60))).isEmpty();
        assertThat(none.verify(tokens.sign("sam", SESSION, NOW.plusSeconds(60)).orElseThrow(), SESSION, NOW))
                .isEmpty();
    }

    @Test
    void shouldRefuseASecretThatIsShortOrOpensOtherDoors() {
        assertThatThrownBy(() -> tokens("too-short", null))
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining("too-short");
        assertThatThrownBy(() -> tokens(SECRET, SECRET))
                .hasMessageContaining("AUTH_HS256_SECRET")
                .hasMessageNotContaining(SECRET);
    }

    private static String signed(Consumer<JwtClaims> change) throws JoseException {
        var claims = new JwtClaims();
        claims.setSubject("sam");
        claims.setAudience("coaching-calls:leave");
        claims.setStringClaim("session", SESSION.toString());
        claims.setExpirationTime(NumericDate.fromSeconds(NOW.plusSeconds(60).getEpochSecond()));
        change.accept(claims);
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue("HS256");
        signature.setKey(new HmacKey(SECRET.getBytes(UTF_8)));
        signature.setPayload(claims.toJson());
        return signature.getCompactSerialization();
    }

    private static LeaveTokens tokens(@Nullable String secret, @Nullable String bearerSecret) {
        return new LeaveTokens(
                () -> Optional.ofNullable(secret), FixedAuthConfig.ofSecret(Optional.ofNullable(bearerSecret)));
    }
}
