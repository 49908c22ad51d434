package io.coachingcalls.sessions.reconcile;

import java.time.Instant;

import io.coachingcalls.structure.PlainJava;

/** How often in a row something was missing. */
@PlainJava
record Misses(int count, Instant first) {

    static Misses none(Instant now) {
        return new Misses(0, now);
    }

    Misses andOneMore() {
        return new Misses(count + 1, first);
    }
}
