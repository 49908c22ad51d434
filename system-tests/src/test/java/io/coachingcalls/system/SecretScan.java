package io.coachingcalls.system;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Looks for secrets where none may be, and never says one itself. */
final class SecretScan {

    /** Three parts of base64url, the first two of which begin as a JSON object does. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{16,}");

    private static final Pattern TURN_PASSWORD = Pattern.compile("turn_?password", Pattern.CASE_INSENSITIVE);

    /** By every spelling of it. */
    private final Map<String, String> names = new TreeMap<>();

    private final Set<String> findings = new TreeSet<>();
    private long characters;

    /** @param secrets by their names */
    SecretScan(Map<String, String> secrets) {
        secrets.forEach((name, secret) -> {
            names.put(secret, name);
            for (int before = 0; before < 3; before++) {
                names.put(inBase64(secret, before), name + " in base64");
            }
        });
    }

    void look(String where, String text) {
        characters += text.length();
        names.forEach((secret, name) -> {
            if (text.contains(secret)) {
                findings.add(where + ": " + name);
            }
        });
        if (TOKEN.matcher(text).results().map(MatchResult::group).anyMatch(token -> !isReceipt(token))) {
            findings.add(where + ": a token");
        }
        if (TURN_PASSWORD.matcher(text).find()) {
            findings.add(where + ": a TURN password");
        }
    }

    /** Where which secret was seen. */
    Set<String> findings() {
        return findings;
    }

    /** How much was looked at. */
    long characters() {
        return characters;
    }

    /** A receipt of an erasure is made to be shown: it opens nothing, and names nobody. */
    private static boolean isReceipt(String token) {
        // In whole groups of four: what only looks like a token may have any length
        String header = token.substring(0, token.indexOf('.') / 4 * 4);
        return new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8)
                .contains("\"typ\":\"erasure-receipt+jwt");
    }

    /** The characters that are its own, when {@code before} bytes (modulo 3) stand before it, such as {@code user:}. */
    private static String inBase64(String secret, int before) {
        byte[] bytes = ("x".repeat(before) + secret).getBytes(StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        int begin = before == 0 ? 0 : before + 1;
        int end = bytes.length % 3 == 0 ? encoded.length() : encoded.length() - 1;
        return encoded.substring(begin, end);
    }
}
