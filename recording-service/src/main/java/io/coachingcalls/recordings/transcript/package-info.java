/** What was said, as it is written down during a call or heard afterwards, and how people get it. */
@NullMarked
package io.coachingcalls.recordings.transcript;

import org.jspecify.annotations.NullMarked;
