@NullMarked
package io.coachingcalls.recordings.settling;

import org.jspecify.annotations.NullMarked;
