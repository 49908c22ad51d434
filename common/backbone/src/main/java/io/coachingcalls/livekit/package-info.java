@NullMarked
package io.coachingcalls.livekit;

import org.jspecify.annotations.NullMarked;
