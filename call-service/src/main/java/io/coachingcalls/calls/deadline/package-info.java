@NullMarked
package io.coachingcalls.calls.deadline;

import org.jspecify.annotations.NullMarked;
