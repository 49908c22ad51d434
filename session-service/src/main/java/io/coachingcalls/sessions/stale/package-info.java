@NullMarked
package io.coachingcalls.sessions.stale;

import org.jspecify.annotations.NullMarked;
