@NullMarked
package io.coachingcalls.local.state;

import org.jspecify.annotations.NullMarked;
