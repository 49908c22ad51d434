package io.coachingcalls.events;

import java.io.IOException;

/** An event that is newer than this version: somebody was upgraded first, or this service was rolled back. */
public final class UnknownEventType extends IOException {

    UnknownEventType() {
        super("newer than this version");
    }
}
