package io.coachingcalls.local.parts;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells the person who waits what has happened, a line at a time. */
final class Progress {

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
    }

    void ready(String part, Duration after) {
        say(String.format(Locale.ROOT, "  %-18s ready after %4.1f s", part, after.toMillis() / 1000.0));
    }
}
