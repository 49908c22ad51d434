@NullMarked
package io.coachingcalls.system;

import org.jspecify.annotations.NullMarked;
