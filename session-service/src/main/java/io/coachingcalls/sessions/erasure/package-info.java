@NullMarked
package io.coachingcalls.sessions.erasure;

import org.jspecify.annotations.NullMarked;
