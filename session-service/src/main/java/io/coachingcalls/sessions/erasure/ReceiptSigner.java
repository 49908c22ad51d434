package io.coachingcalls.sessions.erasure;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.events.EventJson;
import io.quarkus.runtime.Startup;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs receipts, as compact JWS with EdDSA: whoever has the public key can verify them, and nobody else make any. */
@Startup
@ApplicationScoped
class ReceiptSigner {

    /** Typed, so that nobody takes it for a token: RFC 8725, section 3.11. */
    private static final String TYPE = "erasure-receipt+jwt";

    private final Optional<PrivateKey> key;

    @Inject
    ReceiptSigner(ErasureConfig config, RetentionConfig retention) {
        this(config.receiptKey(), retention.days().isPresent());
    }

    /** @throws IllegalArgumentException for a key that is none; for none where sessions are erased by their age */
    ReceiptSigner(Optional<String> base64, boolean isNeeded) {
        key = base64.map(ReceiptSigner::key);
        if (key.isEmpty() && isNeeded) {
            throw new IllegalArgumentException("SESSION_RETENTION_DAYS needs an ERASURE_RECEIPT_KEY");
        }
    }

    boolean canSign() {
        return key.isPresent();
    }

    /** @throws java.util.NoSuchElementException without a key */
    String sign(Map<String, Object> claims) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        signature.setHeader("typ", TYPE);
        signature.setKey(key.orElseThrow());
        try {
            signature.setPayload(EventJson.MAPPER.writeValueAsString(claims));
            return signature.getCompactSerialization();
        } catch (JoseException | JsonProcessingException e) {
            throw new IllegalStateException("a key that was accepted must sign", e);
        }
    }

    /** Says nothing of the key itself, whatever is wrong with it. */
    @SuppressWarnings("UnusedException")
    private static PrivateKey key(String base64) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "ERASURE_RECEIPT_KEY must be an Ed25519 private key, PKCS#8 in Base64 without line breaks");
        }
    }
}
