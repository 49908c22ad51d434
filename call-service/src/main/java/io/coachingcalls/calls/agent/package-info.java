@NullMarked
package io.coachingcalls.calls.agent;

import org.jspecify.annotations.NullMarked;
