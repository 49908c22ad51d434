/**
 * The parts of a running system: started in order, watched, started again when they die. {@code Startup} and {@code
 * Supervisor}.
 */
@NullMarked
package io.coachingcalls.local.parts;

import org.jspecify.annotations.NullMarked;
