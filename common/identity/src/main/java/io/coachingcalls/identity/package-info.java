@NullMarked
package io.coachingcalls.identity;

import org.jspecify.annotations.NullMarked;
