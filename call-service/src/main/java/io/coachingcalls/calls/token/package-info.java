@NullMarked
package io.coachingcalls.calls.token;

import org.jspecify.annotations.NullMarked;
