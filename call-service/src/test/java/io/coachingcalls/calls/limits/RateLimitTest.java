package io.coachingcalls.calls.limits;

import static io.coachingcalls.calls.testing.Http.CALLS;
import static io.coachingcalls.calls.testing.Http.TOKENS;
import static io.coachingcalls.calls.testing.Http.as;
import static io.coachingcalls.calls.testing.Http.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.util.concurrent.TimeUnit;

import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.embedded.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RateLimitTest extends RealParts {

    /** Refused for what is in it; it counts all the same. */
    private static final String NOBODY = "{\"participants\": [\" \"], \"room\": \" \"}";

    private static final int MORE_THAN_ALLOWED = 2_000;

    @ParameterizedTest
    @ValueSource(strings = {CALLS, TOKENS})
    void shouldTurnAwayOnlyWhoAsksTooOftenAndOnlyForAWhile(String path) throws InterruptedException {
        String hasty = TestTokens.of("hasty", "free", null);

        Response refused = askUntilRefused(hasty, path);

        assertProblem(refused, 429, "too_many_requests");
        long seconds = Long.parseLong(refused.header("Retry-After"));
        assertThat(seconds).isBetween(1L, 60L);
        assertThat(ask(TestTokens.of("patient", "free", null), path).statusCode())
                .isEqualTo(400);
        TimeUnit.SECONDS.sleep(seconds);
        assertThat(ask(hasty, path).statusCode()).isEqualTo(400);
        given().get("/q/metrics")
                .then()
                .body(containsString("requests_rate_limited_total{limit=\"%s\"}"
                        .formatted(path.equals(CALLS) ? "calls" : "tokens")));
    }

    @ParameterizedTest
    @ValueSource(strings = TOKENS)
    void shouldNeverTurnAwayAProgramOfOurs(String path) {
        String program = TestTokens.of("program", "free", "service");

        for (int i = 0; i < 150; i++) {
            assertThat(ask(program, path).statusCode()).isEqualTo(400);
        }
    }

    private static Response askUntilRefused(String bearer, String path) {
        for (int i = 0; i < MORE_THAN_ALLOWED; i++) {
            Response answer = ask(bearer, path);
            if (answer.statusCode() == 429) {
                return answer;
            }
        }
        throw new AssertionError("asked " + MORE_THAN_ALLOWED + " times without being refused");
    }

    private static Response ask(String bearer, String path) {
        return as(bearer).body(NOBODY).post(path);
    }
}
