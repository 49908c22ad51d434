/**
 * LiveKit's API as this service asks it: rooms, dispatches of agents, recorders. Its SDK is used here and for tokens
 * alone.
 */
@NullMarked
package io.coachingcalls.calls.livekit;

import org.jspecify.annotations.NullMarked;
