@NullMarked
package io.coachingcalls.events;

import org.jspecify.annotations.NullMarked;
