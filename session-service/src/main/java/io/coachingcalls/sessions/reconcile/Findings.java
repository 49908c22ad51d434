package io.coachingcalls.sessions.reconcile;

import java.util.List;
import java.util.Map;

import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.structure.PlainJava;

/**
 * What follows from one look at LiveKit.
 *
 * @param missing what has been lost, in LiveKit's own words
 * @param misses all that is missing now; what is not among it was seen
 */
@PlainJava
record Findings(List<LiveKitEvent> missing, Map<Missing, Misses> misses) {}
