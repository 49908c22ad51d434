/** Erasing a session everywhere: asked for here, done in every service, with a receipt. */
@NullMarked
package io.coachingcalls.sessions.erasure;

import org.jspecify.annotations.NullMarked;
