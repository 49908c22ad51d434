@NullMarked
package io.coachingcalls.sessions.history;

import org.jspecify.annotations.NullMarked;
