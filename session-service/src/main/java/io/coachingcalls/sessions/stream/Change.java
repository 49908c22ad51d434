package io.coachingcalls.sessions.stream;

import io.coachingcalls.sessions.history.SessionReads.Watched;

/** What those who watch are told. */
sealed interface Change {

    /** A session is now as it is here; only its readers may hear of it. */
    record SessionChanged(Watched watched) implements Change {}

    /** Changes may have been missed: whoever watches should read again. */
    record Gap() implements Change {}

    /** Nothing happened; the connection is still good. */
    record Heartbeat() implements Change {}

    /** This replica stops: turn to another. */
    record Stopping() implements Change {}
}
