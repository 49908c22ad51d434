@NullMarked
package io.coachingcalls.recordings;

import org.jspecify.annotations.NullMarked;
