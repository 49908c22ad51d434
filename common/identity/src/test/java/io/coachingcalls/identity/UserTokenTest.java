package io.coachingcalls.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.Key;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

import com.sun.net.httpserver.HttpServer;
import io.coachingcalls.access.Tier;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which tokens a service takes, as the very parser decides that its requests go through: of a provider, of a secret. */
class UserTokenTest {

    private static final String ISSUER = "https://sign-in.example";
    private static final String AUDIENCE = "coaching-calls";
    private static final String SECRET = "a-shared-secret-of-more-than-32-bytes";

    private static PublicJsonWebKey rsa;
    private static PublicJsonWebKey ec;
    private static HttpServer provider;
    private static AuthConfig config;
    private static JWTParser parser;

    @BeforeAll
    static void startAProvider() throws Exception {
        rsa = RsaJwkGenerator.generateJwk(2048);
        rsa.setKeyId("rsa-1");
        ec = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        ec.setKeyId("ec-1");
        byte[] jwks = new JsonWebKeySet(rsa, ec).toJson().getBytes(UTF_8);
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/jwks", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, jwks.length);
            exchange.getResponseBody().write(jwks);
            exchange.close();
        });
        provider.start();
        config = new FixedAuthConfig(
                Optional.of("http://127.0.0.1:" + provider.getAddress().getPort() + "/jwks"),
                Optional.empty(),
                Optional.of(ISSUER),
                Optional.of(AUDIENCE),
                "tier",
                "role",
                "name");
        parser = new DefaultJWTParser(TokenVerification.of(config));
    }

    @AfterAll
    static void stopTheProvider() {
        provider.stop(0);
    }

    @Test
    void shouldTakeWhatTheProviderSigned() throws Exception {
        JsonWebToken token = parser.parse(byRsa(claims()));
        JsonWebToken other = parser.parse(token("ES256", ec.getKeyId(), ec.getPrivateKey(), claims()));

        assertThat(token.getSubject()).isEqualTo("sam");
        assertThat(CallerFromToken.of(token, config).tier()).isEqualTo(Tier.STUDIO);
        assertThat(other.getSubject()).isEqualTo("sam");
    }

    @Test
    void shouldTakeATokenWithoutATierForThatOfAFounderWithoutOne() throws Exception {
        JsonWebToken token = parser.parse(byRsa(changed(claims -> claims.unsetClaim("tier"))));

        assertThat(CallerFromToken.of(token, config).tier()).isEqualTo(Tier.FREE);
        assertThat(CallerFromToken.of(token, config).roles()).isEmpty();
    }

    @Test
    void shouldRefuseATokenThatHasExpired() throws Exception {
        assertRefused(byRsa(changed(claims -> claims.setExpirationTime(secondsFromNow(-11)))));
        assertTaken(byRsa(changed(claims -> claims.setExpirationTime(secondsFromNow(-5)))));
    }

    @Test
    void shouldRefuseATokenThatNeverExpires() throws Exception {
        assertRefused(byRsa(changed(claims -> claims.unsetClaim("exp"))));
    }

    @Test
    void shouldRefuseATokenThatIsNotValidYet() throws Exception {
        assertRefused(byRsa(changed(claims -> claims.setNotBefore(secondsFromNow(20)))));
        assertTaken(byRsa(changed(claims -> claims.setNotBefore(secondsFromNow(5)))));
    }

    @Test
    void shouldRefuseAnotherAudienceOrIssuer() throws Exception {
        assertRefused(byRsa(changed(claims -> claims.setAudience("another-app"))));
        assertRefused(byRsa(changed(claims -> claims.unsetClaim("aud"))));
        assertRefused(byRsa(changed(claims -> claims.setIssuer("https://another.example"))));
        assertRefused(byRsa(changed(claims -> claims.unsetClaim("iss"))));
    }

    @Test
    void shouldRefuseATokenThatNamesNobody() throws Exception {
        assertRefused(byRsa(changed(claims -> claims.unsetClaim("sub"))));
    }

    @Test
    void shouldRefuseAKeyThatTheProviderDoesNotName() throws Exception {
        PublicJsonWebKey stranger = RsaJwkGenerator.generateJwk(2048);

        assertRefused(token("RS256", "unknown", stranger.getPrivateKey(), claims()));
        assertRefused(token("RS256", "unknown", rsa.getPrivateKey(), claims()));
        assertRefused(token("RS256", rsa.getKeyId(), stranger.getPrivateKey(), claims()));
        assertRefused(token("RS256", ec.getKeyId(), rsa.getPrivateKey(), claims()));
    }

    /** Whoever verifies with what the header names takes the public key, which everybody has, for a shared secret. */
    @Test
    void shouldRefuseHs256ByThePublicKey() throws Exception {
        byte[] der = rsa.getPublicKey().getEncoded();
        byte[] json = rsa.toJson().getBytes(UTF_8);

        assertRefused(token("HS256", rsa.getKeyId(), new HmacKey(der), claims()));
        assertRefused(token("HS256", rsa.getKeyId(), new HmacKey(json), claims()));
        assertRefused(token("HS256", null, new HmacKey(SECRET.getBytes(UTF_8)), claims()));
    }

    @Test
    void shouldRefuseAnotherAlgorithmOrNone() throws Exception {
        assertRefused(token("PS256", rsa.getKeyId(), rsa.getPrivateKey(), claims()));
        assertRefused(token("RS512", rsa.getKeyId(), rsa.getPrivateKey(), claims()));
        assertRefused(token("none", null, null, claims()));
        String signed = byRsa(claims());
        assertRefused(signed.substring(0, signed.lastIndexOf('.') + 1));
    }

    @Test
    void shouldRefuseClaimsThatWereChanged() throws Exception {
        String[] mine = byRsa(claims()).split("\\.");
        String[] others = byRsa(changed(claims -> claims.setSubject("ada"))).split("\\.");

        assertRefused(mine[0] + "." + others[1] + "." + mine[2]);
    }

    @Test
    void shouldTakeOnlyItsOwnSecretWhereOneIsShared() throws Exception {
        var shared = new DefaultJWTParser(TokenVerification.of(FixedAuthConfig.ofSecret(Optional.of(SECRET))));
        var key = new HmacKey(SECRET.getBytes(UTF_8));

        assertThat(shared.parse(token("HS256", null, key, claims())).getSubject())
                .isEqualTo("sam");
        for (String forged : new String[] {
            token("HS256", null, new HmacKey((SECRET + "x").getBytes(UTF_8)), claims()),
            token("HS256", null, key, changed(claims -> claims.setExpirationTime(secondsFromNow(-11)))),
            token("HS256", null, key, changed(claims -> claims.setNotBefore(secondsFromNow(20)))),
            token("RS256", rsa.getKeyId(), rsa.getPrivateKey(), claims()),
            token("none", null, null, claims())
        }) {
            assertThatThrownBy(() -> shared.parse(forged)).isInstanceOf(ParseException.class);
        }
    }

    private static void assertTaken(String token) throws ParseException {
        assertThat(parser.parse(token).getSubject()).isEqualTo("sam");
    }

    private static void assertRefused(String token) {
        assertThatThrownBy(() -> parser.parse(token)).isInstanceOf(ParseException.class);
    }

    private static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject("sam");
        claims.setClaim("tier", "studio");
        claims.setIssuedAt(secondsFromNow(-60));
        claims.setExpirationTime(secondsFromNow(60));
        return claims;
    }

    private static JwtClaims changed(Consumer<JwtClaims> change) {
        JwtClaims claims = claims();
        change.accept(claims);
        return claims;
    }

    private static NumericDate secondsFromNow(long seconds) {
        return NumericDate.fromSeconds(Instant.now().getEpochSecond() + seconds);
    }

    private static String byRsa(JwtClaims claims) throws JoseException {
        return token("RS256", rsa.getKeyId(), rsa.getPrivateKey(), claims);
    }

    private static String token(String algorithm, @Nullable String keyId, @Nullable Key key, JwtClaims claims)
            throws JoseException {
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue(algorithm);
        if (keyId != null) {
            signature.setKeyIdHeaderValue(keyId);
        }
        signature.setKey(key);
        signature.setPayload(claims.toJson());
        return signature.getCompactSerialization();
    }
}
