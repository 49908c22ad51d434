@NullMarked
package io.coachingcalls.recordings.recording;

import org.jspecify.annotations.NullMarked;
