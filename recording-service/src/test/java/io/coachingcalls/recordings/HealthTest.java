package io.coachingcalls.recordings;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HealthTest.WithSecret.class)
class HealthTest {

    @Test
    void shouldBeReadyWithNothingButAKeyForTokens() {
        given().get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
    }

    public static final class WithSecret implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("auth.hs256-secret", "a-secret-for-tests-that-is-longer-than-32-bytes");
        }
    }
}
