/** Finds out, by asking LiveKit, what lost webhooks should have said of rooms and people. */
@NullMarked
package io.coachingcalls.sessions.reconcile;

import org.jspecify.annotations.NullMarked;
