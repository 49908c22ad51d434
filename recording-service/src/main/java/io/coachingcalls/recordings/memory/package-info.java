@NullMarked
package io.coachingcalls.recordings.memory;

import org.jspecify.annotations.NullMarked;
