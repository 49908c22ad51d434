/** Asks LiveKit how its recorders stand. */
@NullMarked
package io.coachingcalls.recordings.egress;

import org.jspecify.annotations.NullMarked;
