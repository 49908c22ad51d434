@NullMarked
package io.coachingcalls.sessions.lifecycle;

import org.jspecify.annotations.NullMarked;
