package io.coachingcalls.identity;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;

import io.quarkus.runtime.Startup;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;

/** Tells smallrye-jwt how to verify tokens, from {@link AuthConfig}. */
@ApplicationScoped
public class TokenVerification {

    private static final int LEEWAY_SECONDS = 10;
    private static final int SHORTEST_SECRET_BYTES = 32;

    @Produces
    @Startup
    @ApplicationScoped
    @Alternative
    @Priority(1)
    JWTAuthContextInfo verification(AuthConfig config) {
        return of(config);
    }

    /** @throws IllegalArgumentException when the configuration leaves open which tokens are good */
    static JWTAuthContextInfo of(AuthConfig config) {
        if (config.jwksUrl().isPresent() == config.hs256Secret().isPresent()) {
            throw new IllegalArgumentException(
                    "set AUTH_JWKS_URL (an OpenID Connect provider) or AUTH_HS256_SECRET (a shared secret), exactly one of them");
        }
        var info = new JWTAuthContextInfo();
        if (config.jwksUrl().isPresent()) {
            if (config.issuer().isEmpty() || config.audience().isEmpty()) {
                throw new IllegalArgumentException("AUTH_JWKS_URL needs AUTH_ISSUER and AUTH_AUDIENCE beside it");
            }
            info.setPublicKeyLocation(config.jwksUrl().get());
            info.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256));
        } else {
            byte[] secret = config.hs256Secret().orElseThrow().getBytes(StandardCharsets.UTF_8);
            if (secret.length < SHORTEST_SECRET_BYTES) {
                throw new IllegalArgumentException("AUTH_HS256_SECRET must have at least 32 bytes");
            }
            info.setSecretVerificationKey(new SecretKeySpec(secret, "HmacSHA256"));
            info.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        }
        config.issuer().ifPresent(info::setIssuedBy);
        config.audience().ifPresent(audience -> info.setExpectedAudience(Set.of(audience)));
        info.setClockSkew(LEEWAY_SECONDS);
        info.setRequireNamedPrincipal(true);
        return info;
    }
}
