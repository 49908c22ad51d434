/** What this service removes of a call that is erased: rows, and what its recorders wrote or may still write. */
@NullMarked
package io.coachingcalls.recordings.erasure;

import org.jspecify.annotations.NullMarked;
