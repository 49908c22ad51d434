@NullMarked
package io.coachingcalls.calls.erasure;

import org.jspecify.annotations.NullMarked;
