/**
 * Ending calls whose time is up, and closing rooms that come up again. {@code NextStep} decides, {@code
 * DeadlineSweep} does it.
 */
@NullMarked
package io.coachingcalls.calls.deadline;

import org.jspecify.annotations.NullMarked;
