/** Changes to somebody's sessions, told to their open pages as they happen. */
@NullMarked
package io.coachingcalls.sessions.stream;

import org.jspecify.annotations.NullMarked;
