/** Logs that nobody can forge, with the ids by which one call is followed. */
@NullMarked
package io.coachingcalls.observability;

import org.jspecify.annotations.NullMarked;
