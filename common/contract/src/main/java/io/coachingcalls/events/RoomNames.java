package io.coachingcalls.events;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names of rooms: ours and unguessable, as knowing one is half of getting in. */
public final class RoomNames {

    private static final String PREFIX = "call-";
    private static final int RANDOM_BYTES = 16;
    private static final Pattern OURS = Pattern.compile(PREFIX + "[0-9a-f]{" + 2 * RANDOM_BYTES + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private RoomNames() {}

    public static String fresh() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return PREFIX + HexFormat.of().formatHex(random);
    }

    /** False for a room that somebody else made at the same LiveKit, and for what is no room name at all. */
    public static boolean isOurs(String room) {
        return OURS.matcher(room).matches();
    }
}
