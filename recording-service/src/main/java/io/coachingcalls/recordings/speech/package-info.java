@NullMarked
package io.coachingcalls.recordings.speech;

import org.jspecify.annotations.NullMarked;
