package io.coachingcalls.events;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Under which key in the bucket an attempt to record is written; no two attempts share one. */
public final class RecordingPath {

    private static final String FOLDER = "voice-recordings/";
    private static final String ENDING = ".ogg";
    private static final int FIRST = 1;
    private static final Pattern LATER = Pattern.compile("-([1-9][0-9]{0,5})");

    private RecordingPath() {}

    /** @param attempt counts from 1 */
    public static String of(String room, int attempt) {
        return FOLDER + room + (attempt == FIRST ? "" : "-" + attempt) + ENDING;
    }

    /** Which attempt of {@code room} is written there; empty where it is none. */
    public static OptionalInt attemptOf(String room, String path) {
        String start = FOLDER + room;
        if (!path.startsWith(start) || !path.endsWith(ENDING) || path.length() < start.length() + ENDING.length()) {
            return OptionalInt.empty();
        }
        String rest = path.substring(start.length(), path.length() - ENDING.length());
        if (rest.isEmpty()) {
            return OptionalInt.of(FIRST);
        }
        Matcher later = LATER.matcher(rest);
        return later.matches() && Integer.parseInt(later.group(1)) > FIRST
                ? OptionalInt.of(Integer.parseInt(later.group(1)))
                : OptionalInt.empty();
    }
}
