@NullMarked
package io.coachingcalls.messaging;

import org.jspecify.annotations.NullMarked;
