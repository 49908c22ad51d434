@NullMarked
package io.coachingcalls.sessions.lookup;

import org.jspecify.annotations.NullMarked;
