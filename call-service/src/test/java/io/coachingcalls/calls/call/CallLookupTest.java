package io.coachingcalls.calls.call;

import static io.coachingcalls.calls.testing.Http.CALLS;
import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.as;
import static io.coachingcalls.calls.testing.Http.assertProblem;
import static io.coachingcalls.calls.testing.Http.create;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.embedded.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CallLookupTest extends RealParts {

    @Test
    void shouldFindACallByItsSession() {
        Response made = create(TestTokens.studio(), """
                {"callType": "on-demand", "coachId": "demo-coach"}""");
        String room = made.path("room");

        Response found = lookup(TestTokens.coach(), made.path("sessionId"));

        found.then().statusCode(200);
        assertThat(found.<String>path("room")).isEqualTo(room);
        assertThat(found.asString())
                .isEqualTo(as(TestTokens.coach()).get(CALLS + "/" + room).asString());
    }

    @Test
    void shouldTellStrangersWhatItTellsAboutAnUnknownSession() {
        String session = create(TestTokens.studio(), ON_DEMAND).path("sessionId");

        Response unknown = lookup(TestTokens.free(), UUID.randomUUID().toString());
        Response others = lookup(TestTokens.free(), session);

        assertProblem(unknown, 404, "not_found");
        assertProblem(others, 404, "not_found");
        assertThat(others.asString()).isEqualTo(unknown.asString());
    }

    @Test
    void shouldAskForASession() {
        assertProblem(as(TestTokens.studio()).get(CALLS), 400, "invalid_request");
        Response unreadable = lookup(TestTokens.studio(), "mine");
        assertProblem(unreadable, 400, "invalid_request");
        assertThat(unreadable.<String>path("errors[0].field")).isEqualTo("sessionId");
        assertProblem(given().queryParam("sessionId", UUID.randomUUID()).get(CALLS), 401, "unauthenticated");
    }

    private static Response lookup(String bearer, String session) {
        return as(bearer).queryParam("sessionId", session).get(CALLS);
    }
}
