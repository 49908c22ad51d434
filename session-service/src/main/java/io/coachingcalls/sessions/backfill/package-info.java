/** Makes sessions searchable that were written before there were terms to find them by. */
@NullMarked
package io.coachingcalls.sessions.backfill;

import org.jspecify.annotations.NullMarked;
