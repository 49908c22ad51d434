/** What this service removes of a call that is erased. */
@NullMarked
package io.coachingcalls.calls.erasure;

import org.jspecify.annotations.NullMarked;
