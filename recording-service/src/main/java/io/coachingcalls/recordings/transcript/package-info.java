@NullMarked
package io.coachingcalls.recordings.transcript;

import org.jspecify.annotations.NullMarked;
