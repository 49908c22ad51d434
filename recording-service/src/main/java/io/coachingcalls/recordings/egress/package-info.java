@NullMarked
package io.coachingcalls.recordings.egress;

import org.jspecify.annotations.NullMarked;
