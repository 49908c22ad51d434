/** What an agent may know of a call before it greets. */
@NullMarked
package io.coachingcalls.recordings.briefing;

import org.jspecify.annotations.NullMarked;
