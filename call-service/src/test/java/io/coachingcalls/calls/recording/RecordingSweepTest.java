package io.coachingcalls.calls.recording;

import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.create;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.coachingcalls.calls.testing.LiveKitLook;
import io.coachingcalls.calls.testing.ScriptedEgress;
import io.coachingcalls.calls.testing.SignalClient;
import io.coachingcalls.calls.testing.ToldRoom;
import io.coachingcalls.embedded.testing.EmbeddedLiveKit;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import livekit.LivekitEgress.EgressStatus;
import org.junit.jupiter.api.Test;

/** With a sweep whose turn does not come. */
@QuarkusTest
@TestProfile(RecordingSweepTest.NoTurn.class)
@WithTestResource(EmbeddedStack.class)
@WithTestResource(EmbeddedLiveKit.class)
@WithTestResource(ScriptedEgress.class)
class RecordingSweepTest {

    private static final Duration SOON = Duration.ofSeconds(25);

    public static final class NoTurn implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("recording.every", "1h");
        }
    }

    @Test
    void shouldBeginTheNextPartWithoutWaitingForTheSweep() throws Exception {
        Response made = create(TestTokens.free(), ON_DEMAND);
        String room = made.path("room");
        ScriptedEgress.egresses(room)
                .forEach(egress -> ScriptedEgress.set(egress.toBuilder()
                        .setStatus(EgressStatus.EGRESS_COMPLETE)
                        .build()));
        try (var person = new SignalClient()) {
            person.join(made.path("url"), made.path("token"));
            await().atMost(SOON).until(() -> LiveKitLook.people(room) == 1);

            new ToldRoom(room, "RM_1").joined("PA_1", Instant.now());

            await().atMost(SOON).until(() -> ScriptedEgress.starts(room).size() == 2);
        }
    }
}
