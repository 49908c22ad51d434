package io.coachingcalls.sessions.reconcile;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** LiveKit answers, with errors alone. */
@QuarkusTest
@WithTestResource(FailingLiveKit.class)
@TestProfile(NothingHappens.ClosedAtTheFirstMiss.class)
class LiveKitFailingTest extends NothingHappens {}
