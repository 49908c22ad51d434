package io.coachingcalls.sessions.erasure;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** What erasing takes. */
@ConfigMapping(prefix = "erasure")
interface ErasureConfig {

    /** An Ed25519 private key, PKCS#8 in Base64 without line breaks. Without it nothing is erased. */
    Optional<String> receiptKey();
}
