@NullMarked
package io.coachingcalls.problem;

import org.jspecify.annotations.NullMarked;
