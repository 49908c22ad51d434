@NullMarked
package io.coachingcalls.sessions.election;

import org.jspecify.annotations.NullMarked;
