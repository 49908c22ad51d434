@NullMarked
package io.coachingcalls.recordings.room;

import org.jspecify.annotations.NullMarked;
