package io.coachingcalls.calls.agent;

import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.askForToken;
import static io.coachingcalls.calls.testing.Http.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.coachingcalls.calls.testing.LiveKitLook;
import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.embedded.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** FRED's agent and the real LiveKit, at which no worker of that name is registered. */
@QuarkusTest
class AgentDispatchTest extends RealParts {

    @Test
    void shouldSendTheAgentIntoEveryRoomThatIsMadeAndOnce() throws Exception {
        Response created = create(TestTokens.studio(), ON_DEMAND);
        created.then().statusCode(200).body("agent", equalTo("dispatched"));
        String room = created.path("room");

        assertThat(LiveKitLook.agentsSentTo(room)).containsExactly("fred-in-tests");

        askForToken(TestTokens.studio(), room).then().statusCode(200);
        assertThat(LiveKitLook.agentsSentTo(room)).containsExactly("fred-in-tests");

        LiveKitLook.deleteRoom(room);
        askForToken(TestTokens.studio(), room).then().statusCode(200);
        assertThat(LiveKitLook.agentsSentTo(room)).containsExactly("fred-in-tests");
    }
}
