@NullMarked
package io.coachingcalls.recordings.commitments;

import org.jspecify.annotations.NullMarked;
