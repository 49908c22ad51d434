/**
 * What the topics carry: LiveKit's events as they came, the services' own, and the names and ids that both sides
 * derive.
 */
@NullMarked
package io.coachingcalls.events;

import org.jspecify.annotations.NullMarked;
