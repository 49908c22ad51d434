package io.coachingcalls.sessions.reconcile;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Nobody listens at LiveKit's address. */
@QuarkusTest
@TestProfile(NothingHappens.ClosedAtTheFirstMiss.class)
class LiveKitAwayTest extends NothingHappens {}
