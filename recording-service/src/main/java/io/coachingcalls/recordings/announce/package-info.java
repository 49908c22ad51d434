@NullMarked
package io.coachingcalls.recordings.announce;

import org.jspecify.annotations.NullMarked;
