package io.coachingcalls.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.coachingcalls.embedded.FreePort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerTest {

    private static final String HOST = "127.0.0.1";

    @ParameterizedTest
    @CsvSource({
        "STUDIO, demo-studio, Sam, studio,",
        "FREE, demo-free, Fay, free,",
        "COACH, demo-coach, Cleo, free,",
        "ADMIN, demo-admin, Ada, free, admin",
        "AGENT, demo-agent, FRED, free, service"
    })
    void shouldGiveEachDemoPersonATokenThatItsKeysVerify(
            DemoPerson person, String userId, String name, String tier, String role) throws Exception {
        int port = FreePort.any();
        try (var issuer = Issuer.start(HOST, port)) {
            String url = Issuer.url(HOST, port);

            JWTClaimsSet claims = verify(TokenRequest.tokenOf(person, url), Issuer.jwksUrl(url));

            assertThat(issuer).isNotNull();
            assertThat(claims.getIssuer()).isEqualTo(url);
            assertThat(claims.getAudience()).containsExactly("coaching-calls");
            assertThat(claims.getSubject()).isEqualTo(userId);
            assertThat(claims.getStringClaim("name")).isEqualTo(name);
            assertThat(claims.getStringClaim("tier")).isEqualTo(tier);
            assertThat(claims.getStringClaim("role")).isEqualTo(role);
            assertThat(claims.getExpirationTime().toInstant())
                    .isAfter(Instant.now().plus(2, ChronoUnit.HOURS));
        }
    }

    private static JWTClaimsSet verify(String token, String jwksUrl) throws Exception {
        var keys = JWKSourceBuilder.create(URI.create(jwksUrl).toURL()).build();
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        return processor.process(token, null);
    }
}
