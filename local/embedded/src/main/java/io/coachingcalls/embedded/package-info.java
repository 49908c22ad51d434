@NullMarked
package io.coachingcalls.embedded;

import org.jspecify.annotations.NullMarked;
