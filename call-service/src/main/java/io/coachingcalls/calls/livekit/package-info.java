@NullMarked
package io.coachingcalls.calls.livekit;

import org.jspecify.annotations.NullMarked;
