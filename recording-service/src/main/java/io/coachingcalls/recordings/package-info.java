/** Media and words of calls; what several of its packages need. */
@NullMarked
package io.coachingcalls.recordings;

import org.jspecify.annotations.NullMarked;
