package io.coachingcalls.identity;

import java.util.Optional;

/** A configuration written down in a test. */
record FixedAuthConfig(
        Optional<String> jwksUrl,
        Optional<String> hs256Secret,
        Optional<String> issuer,
        Optional<String> audience,
        String tierClaim,
        String roleClaim,
        String nameClaim)
        implements AuthConfig {

    static FixedAuthConfig ofSecret(Optional<String> hs256Secret) {
        return new FixedAuthConfig(
                Optional.empty(), hs256Secret, Optional.empty(), Optional.empty(), "tier", "role", "name");
    }

    static FixedAuthConfig ofClaims(String tierClaim, String roleClaim) {
        return new FixedAuthConfig(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), tierClaim, roleClaim, "name");
    }
}
