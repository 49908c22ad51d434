/** What FRED remembers of somebody's calls. */
@NullMarked
package io.coachingcalls.recordings.memory;

import org.jspecify.annotations.NullMarked;
