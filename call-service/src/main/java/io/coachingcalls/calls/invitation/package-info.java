@NullMarked
package io.coachingcalls.calls.invitation;

import org.jspecify.annotations.NullMarked;
