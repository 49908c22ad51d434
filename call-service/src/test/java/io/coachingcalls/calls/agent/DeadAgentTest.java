package io.coachingcalls.calls.agent;

import static io.coachingcalls.calls.testing.Http.CALLS;
import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.as;
import static io.coachingcalls.calls.testing.Http.askForToken;
import static io.coachingcalls.calls.testing.Http.atOnce;
import static io.coachingcalls.calls.testing.Http.createdRoom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.coachingcalls.calls.livekit.AgentDispatches;
import io.coachingcalls.calls.testing.LiveKitLook;
import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.calls.testing.ToldRoom;
import io.coachingcalls.embedded.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** A dispatch that nobody came of, and the real LiveKit, which lists it for as long as the room is there. */
@QuarkusTest
@TestProfile(DeadAgentTest.Impatient.class)
class DeadAgentTest extends RealParts {

    private static final String AGENT = "fred-in-tests";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    AgentDispatches dispatches;

    @Test
    void shouldSeeThatNoWorkerTookIt() throws IOException {
        Instant before = Instant.now();
        String room = createdRoom(TestTokens.studio(), ON_DEMAND);

        assertThat(dispatches.list(room).await().atMost(SOON))
                .filteredOn(dispatch -> dispatch.agent().equals(AGENT))
                .singleElement()
                .satisfies(dispatch -> {
                    assertThat(dispatch.jobs()).isEmpty();
                    assertThat(dispatch.createdAt())
                            .isBetween(before.minusSeconds(2), Instant.now().plusSeconds(2));
                    assertThat(List.of(dispatch.id())).isEqualTo(LiveKitLook.dispatchesOf(AGENT, room));
                });
    }

    @Test
    void shouldSendAgainForOneAgentHoweverManyAsk() throws IOException {
        String room = createdRoom(TestTokens.studio(), ON_DEMAND);
        List<String> first = LiveKitLook.dispatchesOf(AGENT, room);

        atOnce(4, () -> askForToken(TestTokens.studio(), room))
                .forEach(answer -> answer.then().statusCode(200));

        assertThat(LiveKitLook.dispatchesOf(AGENT, room)).hasSize(1).doesNotContainAnyElementsOf(first);
    }

    @Test
    void shouldSayThatNobodyCameUntilItIsSentForAgain() throws IOException {
        String room = createdRoom(TestTokens.studio(), ON_DEMAND);
        List<String> first = LiveKitLook.dispatchesOf(AGENT, room);

        as(TestTokens.studio()).get(CALLS + "/" + room).then().statusCode(200).body("agent", equalTo("unavailable"));
        assertThat(LiveKitLook.dispatchesOf(AGENT, room)).isEqualTo(first);

        as(TestTokens.studio()).post(CALLS + "/" + room + "/agent").then().body("agent", equalTo("dispatched"));
        assertThat(LiveKitLook.dispatchesOf(AGENT, room)).hasSize(1).doesNotContainAnyElementsOf(first);
    }

    @Test
    void shouldSendAgainWhenSomebodyComes() throws Exception {
        String room = createdRoom(TestTokens.studio(), ON_DEMAND);
        List<String> first = LiveKitLook.dispatchesOf(AGENT, room);

        new ToldRoom(room, LiveKitLook.room(room).orElseThrow().getSid()).joined("PA_1", Instant.now());

        await().atMost(SOON).untilAsserted(() -> assertThat(LiveKitLook.dispatchesOf(AGENT, room))
                .hasSize(1)
                .doesNotContainAnyElementsOf(first));
    }

    public static class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("agent.grace", "1ms");
        }
    }
}
