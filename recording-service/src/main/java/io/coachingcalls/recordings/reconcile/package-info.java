/** Finds out, by asking LiveKit, what lost webhooks should have said of recorders. */
@NullMarked
package io.coachingcalls.recordings.reconcile;

import org.jspecify.annotations.NullMarked;
