/**
 * What happened in a room, appended and never changed: locked, bounded and folded by room. {@code FactLog} is the way
 * in.
 */
@NullMarked
package io.coachingcalls.facts;

import org.jspecify.annotations.NullMarked;
