@NullMarked
package io.coachingcalls.calls.call;

import org.jspecify.annotations.NullMarked;
