package io.coachingcalls.calls.testing;

import io.coachingcalls.embedded.testing.EmbeddedLiveKit;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.quarkus.test.common.WithTestResource;

/** A test of the whole service with the real Kafka, PostgreSQL and LiveKit. */
@WithTestResource(EmbeddedStack.class)
@WithTestResource(EmbeddedLiveKit.class)
public abstract class RealParts {}
