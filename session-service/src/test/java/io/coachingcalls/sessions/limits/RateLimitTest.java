package io.coachingcalls.sessions.limits;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.identity.LeaveTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports, notes, participants and leaves: a minute's worth at once, and then no more than comes in again. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class RateLimitTest {

    private static final int MORE_THAN_ALLOWED = 400;

    @Inject
    LeaveTokens leaveTokens;

    @ParameterizedTest
    @CsvSource({
        "PATCH, /api/coaching/sessions",
        "PATCH, /api/coaching/sessions/7d1f4f0e-0000-4000-8000-000000000001",
        "POST, /api/coaching/participants",
        "PATCH, /api/coaching/participants"
    })
    void shouldTurnAwayOnlyWhoReportsTooOften(String method, String path) {
        String hasty = "hasty-" + UUID.randomUUID();

        // Refused for what is in it; it counts all the same
        expectRefusal(() -> ask(hasty, method, path));

        ask("patient-" + UUID.randomUUID(), method, path).statusCode(400);
    }

    @Test
    void shouldCountLeavingWithALeaveTokenToo() {
        UUID session = UUID.randomUUID();
        String leaveToken = leaveTokens
                .sign("hasty-" + session, session, Instant.now().plusSeconds(600))
                .orElseThrow();

        expectRefusal(() -> given().body("{\"leaveToken\": \"" + leaveToken + "\"}")
                .post("/api/coaching/sessions/{id}/leave", session)
                .then());
    }

    private static void expectRefusal(Supplier<ValidatableResponse> question) {
        for (int i = 0; i < MORE_THAN_ALLOWED; i++) {
            ValidatableResponse answer = question.get();
            if (answer.extract().statusCode() == 429) {
                answer.contentType("application/problem+json")
                        .header("Retry-After", notNullValue())
                        .body("code", equalTo("too_many_requests"));
                return;
            }
        }
        throw new AssertionError("asked " + MORE_THAN_ALLOWED + " times without being refused");
    }

    private static ValidatableResponse ask(String userId, String method, String path) {
        return given().auth()
                .oauth2(TestTokens.of(userId, "free", null))
                .contentType(ContentType.JSON)
                .body("{\"notes\": \"\"}")
                .request(method, path)
                .then();
    }
}
