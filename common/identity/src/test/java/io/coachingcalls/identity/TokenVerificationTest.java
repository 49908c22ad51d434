package io.coachingcalls.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenVerificationTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void shouldRefuseToStartWithBothWaysOrNone() {
        assertThatThrownBy(() -> TokenVerification.of(config("https://issuer/jwks", SECRET, "i", "a")))
                .hasMessageContaining("exactly one");
        assertThatThrownBy(() -> TokenVerification.of(config(null, null, "i", "a")))
                .hasMessageContaining("exactly one");
    }

    @Test
    void shouldRefuseAProviderWithoutIssuerOrAudience() {
        assertThatThrownBy(() -> TokenVerification.of(config("https://issuer/jwks", null, null, "a")))
                .hasMessageContaining("AUTH_ISSUER");
        assertThatThrownBy(() -> TokenVerification.of(config("https://issuer/jwks", null, "i", null)))
                .hasMessageContaining("AUTH_AUDIENCE");
    }

    @Test
    void shouldRefuseAShortSecret() {
        assertThatThrownBy(() -> TokenVerification.of(config(null, "too-short", null, null)))
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining("too-short");
    }

    @Test
    void shouldTakeAsymmetricKeysFromAProviderAndNothingElse() {
        var info = TokenVerification.of(config("https://issuer/jwks", null, "https://issuer", "coaching-calls"));

        assertThat(info.getPublicKeyLocation()).isEqualTo("https://issuer/jwks");
        assertThat(info.getSignatureAlgorithm()).doesNotContain(SignatureAlgorithm.HS256);
        assertThat(info.getIssuedBy()).isEqualTo("https://issuer");
        assertThat(info.getExpectedAudience()).containsExactly("coaching-calls");
    }

    @Test
    void shouldTakeHs256WithASecretAndNothingElse() {
        var info = TokenVerification.of(config(null, SECRET, null, null));

        assertThat(info.getSignatureAlgorithm()).containsExactly(SignatureAlgorithm.HS256);
        assertThat(info.getSecretVerificationKey()).isNotNull();
        assertThat(info.getPublicKeyLocation()).isNull();
    }

    private static AuthConfig config(
            @Nullable String jwksUrl, @Nullable String secret, @Nullable String issuer, @Nullable String audience) {
        return new FixedAuthConfig(
                Optional.ofNullable(jwksUrl),
                Optional.ofNullable(secret),
                Optional.ofNullable(issuer),
                Optional.ofNullable(audience),
                "tier",
                "role",
                "name");
    }
}
