/** FRED in a call: sent for, looked for among LiveKit's jobs, and sent for again when nobody comes. */
@NullMarked
package io.coachingcalls.calls.agent;

import org.jspecify.annotations.NullMarked;
