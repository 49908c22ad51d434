@NullMarked
package io.coachingcalls.observability;

import org.jspecify.annotations.NullMarked;
