@NullMarked
package io.coachingcalls.sessions.stream;

import org.jspecify.annotations.NullMarked;
