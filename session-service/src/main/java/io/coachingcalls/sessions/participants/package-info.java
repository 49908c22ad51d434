@NullMarked
package io.coachingcalls.sessions.participants;

import org.jspecify.annotations.NullMarked;
