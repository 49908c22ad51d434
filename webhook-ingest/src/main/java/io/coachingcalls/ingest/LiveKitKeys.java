package io.coachingcalls.ingest;

import java.util.LinkedHashMap;
import java.util.Map;

/** LiveKit's API keys in LiveKit's own form: {@code key1: secret1}, several divided by a newline or a comma. */
final class LiveKitKeys {

    private LiveKitKeys() {}

    /**
     * Secrets by key.
     *
     * @throws IllegalArgumentException saying which entry is wrong, never what is in it
     */
    static Map<String, String> parse(String keys) {
        Map<String, String> secrets = new LinkedHashMap<>();
        int number = 0;
        for (String entry : keys.split("[,\\n]")) {
            number++;
            if (entry.isBlank()) {
                continue;
            }
            int colon = entry.indexOf(':');
            String key = colon < 0 ? "" : entry.substring(0, colon).strip();
            String secret = entry.substring(colon + 1).strip();
            if (key.isEmpty() || secret.isEmpty()) {
                throw new IllegalArgumentException(
                        "LIVEKIT_KEYS: entry " + number + " is not of the form `key: secret`");
            }
            if (secrets.put(key, secret) != null) {
                throw new IllegalArgumentException("LIVEKIT_KEYS: entry " + number + " repeats an earlier key");
            }
        }
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("LIVEKIT_KEYS holds no key: without one no webhook can be verified");
        }
        return secrets;
    }
}
