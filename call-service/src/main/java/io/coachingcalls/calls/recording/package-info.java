@NullMarked
package io.coachingcalls.calls.recording;

import org.jspecify.annotations.NullMarked;
