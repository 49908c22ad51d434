/** The facts of one room and the rows that follow from them. {@code RoomFold} decides, {@code RoomWriter} writes. */
@NullMarked
package io.coachingcalls.recordings.room;

import org.jspecify.annotations.NullMarked;
