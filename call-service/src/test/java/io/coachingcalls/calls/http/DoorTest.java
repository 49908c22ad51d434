package io.coachingcalls.calls.http;

import static io.coachingcalls.calls.testing.Http.CALLS;
import static io.coachingcalls.calls.testing.Http.as;
import static io.coachingcalls.calls.testing.Http.assertProblem;
import static io.coachingcalls.calls.testing.Http.create;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.embedded.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the same at every service's door; here one stands for all of them. */
@QuarkusTest
class DoorTest extends RealParts {

    private static final String OUR_APP = "https://app.example";

    @ParameterizedTest
    @ValueSource(strings = {"title", "unknown"})
    void shouldRefuseJsonThatIsNestedTooDeeply(String field) {
        String deep = "[".repeat(100) + "]".repeat(100);

        Response answer =
                create(TestTokens.studio(), "{\"callType\": \"on-demand\", \"%s\": %s}".formatted(field, deep));

        assertProblem(answer, 400, "invalid_request");
    }

    @Test
    void shouldRefuseABodyThatIsTooLong() {
        Response answer = create(TestTokens.studio(), "{\"title\": \"" + "x".repeat(70_000) + "\"}");

        assertProblem(answer, 413, "body_too_large");
    }

    @Test
    void shouldRefuseHeadersThatAreTooLong() {
        given().header("X-Long", "x".repeat(20_000)).get(CALLS).then().statusCode(431);
    }

    @Test
    void shouldRefuseAnAddressThatIsTooLong() {
        given().get(CALLS + "/" + "x".repeat(5_000)).then().statusCode(414);
    }

    @Test
    void shouldLetNobodyKeepOrFrameAnAnswer() {
        String title = "{\"callType\": \"on-demand\"}";

        for (Response answer : new Response[] {
            create(TestTokens.studio(), title),
            create(TestTokens.studio(), "{"),
            given().get(CALLS),
            given().get("/api/nowhere"),
            create(TestTokens.studio(), "x".repeat(70_000))
        }) {
            answer.then()
                    .header("Cache-Control", "no-store")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
        }
    }

    @Test
    void shouldAnswerThePagesOfAnOriginThatIsConfigured() {
        given().header("Origin", OUR_APP)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,idempotency-key")
                .options(CALLS)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", OUR_APP)
                .header("Access-Control-Allow-Methods", containsString("POST"))
                .header("Access-Control-Allow-Headers", containsString("idempotency-key"));
        as(TestTokens.studio())
                .header("Origin", OUR_APP)
                .get(CALLS)
                .then()
                .statusCode(400)
                .header("Access-Control-Allow-Origin", OUR_APP)
                .header("Access-Control-Allow-Credentials", equalTo("false"))
                .header("Access-Control-Expose-Headers", containsString("Retry-After"));
    }

    @Test
    void shouldRefuseThePagesOfAnotherOrigin() {
        Response answer = as(TestTokens.studio())
                .header("Origin", "https://elsewhere.example")
                .body("{\"callType\": \"on-demand\"}")
                .post(CALLS);

        answer.then().statusCode(403).header("Access-Control-Allow-Origin", nullValue());
        assertThat(answer.asString()).isEmpty();
    }
}
