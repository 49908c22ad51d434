@NullMarked
package io.coachingcalls.calls.room;

import org.jspecify.annotations.NullMarked;
