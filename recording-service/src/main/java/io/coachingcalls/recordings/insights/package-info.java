/** What an agent reports of its part in a call: turns, who interrupted whom, how long everything took. */
@NullMarked
package io.coachingcalls.recordings.insights;

import org.jspecify.annotations.NullMarked;
