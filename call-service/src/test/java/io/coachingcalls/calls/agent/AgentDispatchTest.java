package io.coachingcalls.calls.agent;

import static io.coachingcalls.calls.testing.Http.CALLS;
import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.as;
import static io.coachingcalls.calls.testing.Http.askForToken;
import static io.coachingcalls.calls.testing.Http.assertProblem;
import static io.coachingcalls.calls.testing.Http.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Instant;

import io.coachingcalls.calls.testing.LiveKitLook;
import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.calls.testing.ToldRoom;
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

        as(TestTokens.studio()).get(CALLS + "/" + room).then().statusCode(200).body("agent", equalTo("dispatched"));

        LiveKitLook.deleteRoom(room);
        askForToken(TestTokens.studio(), room).then().statusCode(200);
        assertThat(LiveKitLook.agentsSentTo(room)).containsExactly("fred-in-tests");
    }

    /** As the worker of the system before looks for it. */
    @Test
    void shouldTellTheWorkerWhoseCallItIs() throws Exception {
        String room = create(TestTokens.studio(), ON_DEMAND).path("room");

        assertThat(LiveKitLook.errandsIn(room)).singleElement().satisfies(errand -> assertThat(errand)
                .isEqualTo("{\"userId\":\"demo-studio\",\"callType\":\"on-demand\"}"));
        assertThat(LiveKitLook.room(room).orElseThrow().getMetadata()).contains("\"userId\":\"demo-studio\"");
    }

    @Test
    void shouldSendNobodyIntoACallWithACoach() throws Exception {
        Response created = create(TestTokens.studio(), """
                {"callType": "on-demand", "coachId": "demo-coach"}""");
        created.then().statusCode(200).body("agent", nullValue());
        String room = created.path("room");

        askForToken(TestTokens.coach(), room).then().statusCode(200);
        sendFor(TestTokens.coach(), room).then().statusCode(200).body("agent", nullValue());
        new ToldRoom(room, LiveKitLook.room(room).orElseThrow().getSid()).joined("PA_1", Instant.now());

        as(TestTokens.coach()).get(CALLS + "/" + room).then().body("agent", nullValue());
        assertThat(LiveKitLook.agentsSentTo(room)).isEmpty();
    }

    @Test
    void shouldSendForItAgainForThoseWhoMayJoin() throws Exception {
        String room = create(TestTokens.studio(), ON_DEMAND).path("room");

        sendFor(TestTokens.studio(), room).then().statusCode(200).body("agent", equalTo("dispatched"));
        assertThat(LiveKitLook.agentsSentTo(room)).containsExactly("fred-in-tests");

        assertProblem(sendFor(TestTokens.free(), room), 404, "not_found");
        as(TestTokens.studio()).delete(CALLS + "/" + room).then().statusCode(204);
        assertProblem(sendFor(TestTokens.studio(), room), 409, "call_over");
        as(TestTokens.studio()).get(CALLS + "/" + room).then().body("agent", nullValue());
    }

    private static Response sendFor(String bearer, String room) {
        return as(bearer).post(CALLS + "/" + room + "/agent");
    }
}
