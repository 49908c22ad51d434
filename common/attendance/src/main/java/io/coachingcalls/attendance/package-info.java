/** Who attended a call: one pure function for every service, from what LiveKit told of a room to who was there when. */
@NullMarked
package io.coachingcalls.attendance;

import org.jspecify.annotations.NullMarked;
