@NullMarked
package io.coachingcalls.embedded.testing;

import org.jspecify.annotations.NullMarked;
