package io.coachingcalls.calls.ending;

import static io.coachingcalls.calls.testing.Http.CALLS;
import static io.coachingcalls.calls.testing.Http.as;
import static io.coachingcalls.calls.testing.Http.askForToken;
import static io.coachingcalls.calls.testing.Http.assertProblem;
import static io.coachingcalls.calls.testing.Http.createOnce;
import static io.coachingcalls.calls.testing.Http.createdRoom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;

import java.util.UUID;

import io.coachingcalls.calls.testing.EventLog;
import io.coachingcalls.calls.testing.LiveKitLook;
import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.CallEnded;
import io.coachingcalls.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EndingTest extends RealParts {

    private static final String INVITING =
            "{\"callType\": \"on-demand\", \"coachId\": \"demo-coach\", \"participants\": [\"kim\"]}";

    @Test
    void shouldEndTheCallForEverybody() throws Exception {
        String room = createdRoom(TestTokens.studio(), INVITING);

        as(TestTokens.coach()).delete(CALLS + "/" + room).then().statusCode(204);
        as(TestTokens.studio()).delete(CALLS + "/" + room).then().statusCode(204);

        assertThat(LiveKitLook.room(room)).isEmpty();
        var events = EventLog.records(Topics.CALLS_EVENTS, room);
        assertThat(events).hasSize(2);
        assertThat(CallEvent.read(events.getLast().value()))
                .hasValueSatisfying(
                        event -> assertThat(((CallEnded) event).endedBy()).isEqualTo("demo-coach"));
        as(TestTokens.studio()).get(CALLS + "/" + room).then().body("endedAt", notNullValue());
    }

    @Test
    void shouldLetNobodyIntoAnEndedCall() {
        String room = createdRoom(TestTokens.studio(), INVITING);
        as(TestTokens.studio()).delete(CALLS + "/" + room).then().statusCode(204);

        assertProblem(askForToken(TestTokens.studio(), room), 409, "call_over");

        assertThat(LiveKitLook.room(room)).isEmpty();
    }

    @Test
    void shouldNotReviveAnEndedCallByRepeatingItsRequest() {
        String key = UUID.randomUUID().toString();
        String room = createOnce(key, TestTokens.studio(), INVITING).path("room");
        as(TestTokens.studio()).delete(CALLS + "/" + room).then().statusCode(204);

        assertProblem(createOnce(key, TestTokens.studio(), INVITING), 409, "call_over");
    }

    @Test
    void shouldLetOnlyOwnerCoachAndAdminEndIt() {
        String room = createdRoom(TestTokens.studio(), INVITING);

        assertProblem(as(TestTokens.of("kim", "free", null)).delete(CALLS + "/" + room), 403, "forbidden");
        assertProblem(as(TestTokens.free()).delete(CALLS + "/" + room), 404, "not_found");
        assertThat(LiveKitLook.room(room)).isPresent();

        as(TestTokens.admin()).delete(CALLS + "/" + room).then().statusCode(204);
    }
}
