/**
 * Reading topics: in batches, stored before they are committed, a room's trouble kept to that room, and progress that
 * health tells.
 */
@NullMarked
package io.coachingcalls.messaging;

import org.jspecify.annotations.NullMarked;
