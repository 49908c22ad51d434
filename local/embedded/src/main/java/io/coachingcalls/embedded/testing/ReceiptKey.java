package io.coachingcalls.embedded.testing;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;

/** The key that receipts of erasures are signed with, wherever {@link EmbeddedStack} set it; another one in each test JVM. */
public final class ReceiptKey {

    /** By which receipts can be verified. */
    public static final PublicKey PUBLIC;

    static final String PRIVATE;

    static {
        KeyPair pair = pair();
        PUBLIC = pair.getPublic();
        PRIVATE = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    }

    private ReceiptKey() {}

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK since 15 has it", e);
        }
    }
}
