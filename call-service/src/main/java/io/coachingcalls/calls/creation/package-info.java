@NullMarked
package io.coachingcalls.calls.creation;

import org.jspecify.annotations.NullMarked;
