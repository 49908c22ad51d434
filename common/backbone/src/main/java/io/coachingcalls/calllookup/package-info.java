/** Asks call-service for a call whose event is still on its way. */
@NullMarked
package io.coachingcalls.calllookup;

import org.jspecify.annotations.NullMarked;
