package io.coachingcalls.recordings.limits;

import static io.coachingcalls.recordings.TestCall.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.recordings.EventSender;
import io.coachingcalls.recordings.TestCall;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class RateLimitTest {

    private static final String CHAT = "/api/coaching/chat/call-of-nobody";

    /** Refused for what is in it; it counts all the same. */
    private static final String NOTHING = "{}";

    private static final int MORE_THAN_ALLOWED = 1_000;

    @Inject
    EventSender events;

    @ParameterizedTest
    @ValueSource(strings = {CHAT, "/api/fred/call/summary", "/api/coaching/transcripts/call-of-nobody"})
    void shouldTurnAwayOnlyWhoAsksTooOftenAndOnlyForAWhile(String path) throws InterruptedException {
        String seconds = askUntilRefused("hasty", path)
                .contentType("application/problem+json")
                .body("code", equalTo("too_many_requests"))
                .extract()
                .header("Retry-After");

        post("patient", path, NOTHING).statusCode(400);
        TimeUnit.SECONDS.sleep(Long.parseLong(seconds));
        post("hasty", path, NOTHING).statusCode(400);
    }

    @Test
    void shouldCountMessagesThatAreAnsweredPieceByPieceToo() {
        // A known one: who listens is looked at first, and nobody is here to ask about others
        TestCall call = TestCall.made(events);
        String hasty = TestTokens.of(call.owner, "free", null);
        int status = 0;

        for (int i = 0; status != 429 && i < MORE_THAN_ALLOWED; i++) {
            status = given().auth()
                    .oauth2(hasty)
                    .contentType(ContentType.JSON)
                    .accept("text/event-stream")
                    .body(NOTHING)
                    .post("/api/coaching/chat/" + call.room)
                    .statusCode();
        }

        assertThat(status).isEqualTo(429);
    }

    private static ValidatableResponse askUntilRefused(String user, String path) {
        for (int i = 0; i < MORE_THAN_ALLOWED; i++) {
            ValidatableResponse answer = post(user, path, NOTHING);
            if (answer.extract().statusCode() == 429) {
                return answer;
            }
        }
        throw new AssertionError("asked " + MORE_THAN_ALLOWED + " times without being refused");
    }
}
