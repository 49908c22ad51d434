/** What the fuzz tests of several modules share. */
@NullMarked
package io.coachingcalls.fuzzing;

import org.jspecify.annotations.NullMarked;
