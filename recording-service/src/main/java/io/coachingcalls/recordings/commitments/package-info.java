/** What people said they would do: kept from one call to the next, and marked done. */
@NullMarked
package io.coachingcalls.recordings.commitments;

import org.jspecify.annotations.NullMarked;
