/** The bucket that recordings lie in: looking for objects, reading, removing and signing addresses. */
@NullMarked
package io.coachingcalls.recordings.bucket;

import org.jspecify.annotations.NullMarked;
