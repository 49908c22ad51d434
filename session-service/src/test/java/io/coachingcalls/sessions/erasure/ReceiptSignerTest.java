package io.coachingcalls.sessions.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class ReceiptSignerTest {

    private static final String NO_KEY = "c2VjcmV0LXNlY3JldC1zZWNyZXQ=";

    @Test
    void shouldSignWhatOnlyThePublicKeyOfThisPairVerifies() throws NoSuchAlgorithmException, JoseException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String key = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());

        String receipt = new ReceiptSigner(Optional.of(key), true).sign(Map.of("jti", "1"));

        var signature = new JsonWebSignature();
        signature.setCompactSerialization(receipt);
        signature.setKey(pair.getPublic());
        assertThat(signature.verifySignature()).isTrue();
        assertThat(signature.getAlgorithmHeaderValue()).isEqualTo("EdDSA");
        assertThat(signature.getHeader("typ")).isEqualTo("erasure-receipt+jwt");
        assertThat(signature.getPayload()).isEqualTo("{\"jti\":\"1\"}");
        var forged = new JsonWebSignature();
        forged.setCompactSerialization(receipt);
        forged.setKey(other.getPublic());
        assertThat(forged.verifySignature()).isFalse();
    }

    @Test
    void shouldDoWithoutAKeyUnlessSessionsAreToBeErasedByAge() {
        assertThat(new ReceiptSigner(Optional.empty(), false).canSign()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReceiptSigner(Optional.empty(), true))
                .withMessageContaining("ERASURE_RECEIPT_KEY");
    }

    @Test
    void shouldRefuseWhatIsNoKeyWithoutRepeatingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReceiptSigner(Optional.of(NO_KEY), false))
                .withMessageContaining("Ed25519")
                .withMessageNotContaining(NO_KEY)
                .withNoCause();
    }
}
