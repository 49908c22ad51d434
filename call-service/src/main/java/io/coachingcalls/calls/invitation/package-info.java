/**
 * Calls that name somebody: seen, accepted, declined, left; people who are blocked, and strangers who invite too
 * many.
 */
@NullMarked
package io.coachingcalls.calls.invitation;

import org.jspecify.annotations.NullMarked;
