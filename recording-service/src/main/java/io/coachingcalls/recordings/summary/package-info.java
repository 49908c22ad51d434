@NullMarked
package io.coachingcalls.recordings.summary;

import org.jspecify.annotations.NullMarked;
