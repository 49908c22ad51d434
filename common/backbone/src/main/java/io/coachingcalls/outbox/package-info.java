@NullMarked
package io.coachingcalls.outbox;

import org.jspecify.annotations.NullMarked;
