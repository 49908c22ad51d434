package io.coachingcalls.text;

import java.util.ArrayList;
import java.util.List;

/**
 * One text of several, from which ids are made. Two different lists of parts never give the same text: in all but the last,
 * the separator and {@code %} are escaped as in a URL. Parts without either are joined as they are, and so have the ids
 * they had before there was an escape.
 */
public final class Keys {

    private Keys() {}

    public static String join(char separator, String... parts) {
        List<String> safe = new ArrayList<>();
        for (int i = 0; i < parts.length - 1; i++) {
            safe.add(escape(separator, parts[i]));
        }
        safe.add(parts[parts.length - 1]);
        return String.join(String.valueOf(separator), safe);
    }

    private static String escape(char separator, String part) {
        return part.replace("%", "%25").replace(String.valueOf(separator), "%%%02X".formatted((int) separator));
    }
}
