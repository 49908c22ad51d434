package io.coachingcalls.system;

import java.time.Duration;
import java.util.Random;

/** How much of a fault is tried: a short form in every build, the full figures in {@code ./calls test --long}. */
public final class Scale {

    private static final boolean LONG = Boolean.getBoolean("calls.long");
    private static final long SEED = Long.getLong("calls.seed", new Random().nextLong(1, 1_000_000));

    private Scale() {}

    public static boolean isLong() {
        return LONG;
    }

    public static int of(int inShort, int inLong) {
        return LONG ? inLong : inShort;
    }

    public static Duration ofSeconds(int inShort, int inLong) {
        return Duration.ofSeconds(of(inShort, inLong));
    }

    /** What all chance of this run comes from; the same one makes the same calls again: {@code -Dcalls.seed=…}. */
    public static long seed() {
        return SEED;
    }
}
