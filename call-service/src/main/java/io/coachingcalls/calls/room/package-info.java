/**
 * What LiveKit tells of a call's room: facts, who attended by them, and what follows for the call. Begins at {@code
 * RoomEventsConsumer}.
 */
@NullMarked
package io.coachingcalls.calls.room;

import org.jspecify.annotations.NullMarked;
