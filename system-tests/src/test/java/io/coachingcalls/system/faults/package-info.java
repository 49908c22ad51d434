/**
 * What may go wrong, done to real processes. After each fault the rows must be those of a world in which nothing went
 * wrong, and no webhook that was answered 200 may be missing.
 */
@NullMarked
package io.coachingcalls.system.faults;

import org.jspecify.annotations.NullMarked;
