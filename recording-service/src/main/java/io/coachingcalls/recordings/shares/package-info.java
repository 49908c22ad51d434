@NullMarked
package io.coachingcalls.recordings.shares;

import org.jspecify.annotations.NullMarked;
