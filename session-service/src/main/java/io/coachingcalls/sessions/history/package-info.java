/** The history as people see it: lists, search, one session. Reads only. */
@NullMarked
package io.coachingcalls.sessions.history;

import org.jspecify.annotations.NullMarked;
