package io.coachingcalls.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job: a call is created, two people join it, and its history is there afterwards. */
@ExtendWith(SystemUnderTest.class)
class MainJobIT {

    private static final double CLOCKS_AGREE_WITHIN_SECONDS = 2;

    @Test
    void shouldShowACallFromItsCreationToItsHistoryAndKeepItOverARestart(RunningSystem system) {
        JsonNode told = RunningSystem.json(system.run("demo", "--json").orFail().output());

        JsonNode session = told.required("session");
        assertThat(told.required("heard").required("founder").asBoolean()).isTrue();
        assertThat(told.required("heard").required("coach").asBoolean()).isTrue();
        assertThat(session.required("status").asText()).isEqualTo("completed");
        assertThat(session.required("duration_seconds").asDouble())
                .isCloseTo(told.required("robots").required("seconds").asDouble(), within(CLOCKS_AGREE_WITHIN_SECONDS));
        assertThat(told.required("participants"))
                .hasSize(2)
                .allSatisfy(participant ->
                        assertThat(time(participant, "left_at")).isAfterOrEqualTo(time(participant, "joined_at")))
                .extracting(participant -> participant.required("user_id").asText())
                .containsExactlyInAnyOrder("demo-studio", "demo-coach");

        system.down();
        system.up();

        assertThat(sessionNow(system, session.required("id").asText())).isEqualTo(session);
    }

    private static JsonNode sessionNow(RunningSystem system, String id) {
        return RunningSystem.json(given().auth()
                .oauth2(system.token("studio"))
                .get(system.gateway() + "/api/coaching/sessions/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static Instant time(JsonNode participant, String field) {
        return Instant.parse(participant.required(field).asText());
    }
}
