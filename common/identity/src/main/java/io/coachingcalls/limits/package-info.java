@NullMarked
package io.coachingcalls.limits;

import org.jspecify.annotations.NullMarked;
