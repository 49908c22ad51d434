/**
 * Removing what a service keeps of a room: the rows at once, what is outside of them by a sweep. A service says what
 * that is in its {@code RoomEraser}.
 */
@NullMarked
package io.coachingcalls.erasure;

import org.jspecify.annotations.NullMarked;
