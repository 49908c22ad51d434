/** A call's recording once it is written: looked for, shown, removed when it is old. */
@NullMarked
package io.coachingcalls.recordings.recording;

import org.jspecify.annotations.NullMarked;
