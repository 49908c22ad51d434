/**
 * The facts of one room and the session that follows from them. {@code SessionFold} decides, {@code SessionWriter}
 * writes.
 */
@NullMarked
package io.coachingcalls.sessions.lifecycle;

import org.jspecify.annotations.NullMarked;
