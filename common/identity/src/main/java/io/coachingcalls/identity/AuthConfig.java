package io.coachingcalls.identity;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How bearer tokens are checked: <b>either</b> by the keys of an OpenID Connect provider <b>or</b> by a shared HS256
 * secret. One of the two per deployment; both or none is refused at start.
 */
@ConfigMapping(prefix = "auth")
public interface AuthConfig {

    /** The provider's JWKS document, such as {@code https://issuer.example/jwks}. */
    Optional<String> jwksUrl();

    /** The shared secret, at least 32 bytes; Supabase calls it the JWT secret. */
    Optional<String> hs256Secret();

    /** Required value of {@code iss}. */
    Optional<String> issuer();

    /** Required value of {@code aud}. */
    Optional<String> audience();

    /** Path of the claim that holds the tier, steps divided by {@code /}, such as {@code app_metadata/tier}. */
    @WithDefault("tier")
    String tierClaim();

    /** Path of the claim that holds the role or roles. */
    @WithDefault("role")
    String roleClaim();

    /** Path of the claim that holds the name others see. */
    @WithDefault("name")
    String nameClaim();
}
