/** Makes a session known whose call was announced, but not yet here. */
@NullMarked
package io.coachingcalls.sessions.lookup;

import org.jspecify.annotations.NullMarked;
