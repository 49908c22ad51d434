@NullMarked
package io.coachingcalls.sessions.livekit;

import org.jspecify.annotations.NullMarked;
