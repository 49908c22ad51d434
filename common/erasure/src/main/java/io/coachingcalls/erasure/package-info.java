@NullMarked
package io.coachingcalls.erasure;

import org.jspecify.annotations.NullMarked;
