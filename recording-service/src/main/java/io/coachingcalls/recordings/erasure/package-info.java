@NullMarked
package io.coachingcalls.recordings.erasure;

import org.jspecify.annotations.NullMarked;
