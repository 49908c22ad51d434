@NullMarked
package io.coachingcalls.recordings.bucket;

import org.jspecify.annotations.NullMarked;
