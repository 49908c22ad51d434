package io.coachingcalls.local.state;

import java.io.IOException;
import java.nio.file.Files;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import io.coachingcalls.events.EventJson;

/**
 * What this system's parts trust each other by, made once and kept.
 *
 * @param receiptKey an Ed25519 private key, PKCS#8 in Base64
 * @param databasePasswords by role
 */
public record Secrets(
        String livekitKey,
        String livekitSecret,
        String leaveTokenSecret,
        String receiptKey,
        String s3AccessKey,
        String s3Secret,
        Map<String, String> databasePasswords) {

    public Secrets {
        databasePasswords = Map.copyOf(databasePasswords);
        // A file of an earlier version lacks some
        leaveTokenSecret = leaveTokenSecret == null ? random(32) : leaveTokenSecret;
        receiptKey = receiptKey == null ? signingKey() : receiptKey;
        s3AccessKey = s3AccessKey == null ? name() : s3AccessKey;
        s3Secret = s3Secret == null ? random(32) : s3Secret;
    }

    /** Those of {@code directory}; what is missing is made and kept. */
    public static Secrets of(DataDirectory directory, Iterable<String> databaseRoles) throws IOException {
        Secrets known = Files.exists(directory.secrets())
                ? EventJson.MAPPER.readValue(directory.secrets().toFile(), Secrets.class)
                : new Secrets(name(), random(32), random(32), signingKey(), name(), random(32), Map.of());
        Map<String, String> passwords = new LinkedHashMap<>(known.databasePasswords());
        databaseRoles.forEach(role -> passwords.computeIfAbsent(role, r -> random(16)));
        var secrets = new Secrets(
                known.livekitKey(),
                known.livekitSecret(),
                known.leaveTokenSecret(),
                known.receiptKey(),
                known.s3AccessKey(),
                known.s3Secret(),
                passwords);
        PrivateFile.write(directory.secrets(), EventJson.MAPPER.writeValueAsBytes(secrets));
        return secrets;
    }

    private static String name() {
        return "calls-" + random(4);
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static String signingKey() {
        try {
            return Base64.getEncoder()
                    .encodeToString(KeyPairGenerator.getInstance("Ed25519")
                            .generateKeyPair()
                            .getPrivate()
                            .getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK since 15 has it", e);
        }
    }

    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
