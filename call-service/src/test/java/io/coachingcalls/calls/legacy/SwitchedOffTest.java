package io.coachingcalls.calls.legacy;

import static io.coachingcalls.calls.testing.Http.TOKENS;
import static io.coachingcalls.calls.testing.Http.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import java.util.Map;

import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.embedded.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nobody speaks as the page of the system before. */
@QuarkusTest
@TestProfile(SwitchedOffTest.WithoutLegacy.class)
class SwitchedOffTest extends RealParts {

    @ParameterizedTest
    @ValueSource(strings = {"/api/fred/call/requested", "/api/livekit/connection-details"})
    void shouldHaveNoneOfItsEndpoints(String path) {
        assertRefused(as(TestTokens.studio()).body("{\"roomName\":\"mine\"}").post(path), 404, "not_found");
    }

    @Test
    void shouldGiveTokensForItsOwnRoomsAlone() {
        assertRefused(as(TestTokens.studio()).get(TOKENS + "?room=mine"), 404, "not_found");
        assertRefused(as(TestTokens.studio()).body("{\"roomName\":\"mine\"}").post(TOKENS), 400, "invalid_request");
    }

    private static void assertRefused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("code", equalTo(code)).body("$", not(hasKey("error")));
    }

    public static final class WithoutLegacy implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("legacy.api", "false");
        }
    }
}
