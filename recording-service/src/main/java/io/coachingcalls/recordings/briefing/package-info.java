@NullMarked
package io.coachingcalls.recordings.briefing;

import org.jspecify.annotations.NullMarked;
