/** Ending a call before its time, by somebody who may. */
@NullMarked
package io.coachingcalls.calls.ending;

import org.jspecify.annotations.NullMarked;
