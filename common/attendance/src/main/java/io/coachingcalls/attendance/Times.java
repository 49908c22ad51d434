package io.coachingcalls.attendance;

import java.time.Instant;

final class Times {

    private Times() {}

    static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
