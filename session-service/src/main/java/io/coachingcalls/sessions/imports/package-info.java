/** Taking in the sessions of another system, as facts. */
@NullMarked
package io.coachingcalls.sessions.imports;

import org.jspecify.annotations.NullMarked;
