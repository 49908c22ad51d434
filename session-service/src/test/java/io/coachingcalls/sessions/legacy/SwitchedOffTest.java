package io.coachingcalls.sessions.legacy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** Where nobody speaks as the page of the system before. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
@TestProfile(SwitchedOffTest.WithoutLegacy.class)
class SwitchedOffTest {

    private static final String SESSIONS = "/api/coaching/sessions";

    @Test
    void shouldHaveNoneOfItsEndpoints() {
        asStudio()
                .body("{\"roomName\":\"mine\"}")
                .post(SESSIONS)
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"))
                .body("$", not(hasKey("error")));
        asStudio()
                .body("{\"id\":\"%s\"}".formatted(UUID.randomUUID()))
                .delete(SESSIONS)
                .then()
                .statusCode(404);
    }

    @Test
    void shouldReadItsOwnAlone() {
        asStudio()
                .body("{\"id\":\"%s\",\"notes\":null}".formatted(UUID.randomUUID()))
                .patch(SESSIONS)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("sessionId")))
                .body("$", not(hasKey("error")));
        asStudio().get(SESSIONS + "?page=1").then().statusCode(200).body("$", not(hasKey("pagination")));
    }

    private static RequestSpecification asStudio() {
        return given().auth().oauth2(TestTokens.studio()).contentType(ContentType.JSON);
    }

    public static final class WithoutLegacy implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("legacy.api", "false");
        }
    }
}
