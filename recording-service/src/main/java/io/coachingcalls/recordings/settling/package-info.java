/** What is done when nobody can come back to a call. */
@NullMarked
package io.coachingcalls.recordings.settling;

import org.jspecify.annotations.NullMarked;
