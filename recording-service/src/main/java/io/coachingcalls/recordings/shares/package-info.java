/** How much of a room's words one person may take up. */
@NullMarked
package io.coachingcalls.recordings.shares;

import org.jspecify.annotations.NullMarked;
