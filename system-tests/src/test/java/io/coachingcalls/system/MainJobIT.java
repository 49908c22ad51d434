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

        JsonNode recording = told.required("recording");
        assertThat(recording.required("state").asText()).isEqualTo("ready");
        assertThat(recording.required("seconds").asDouble())
                .isCloseTo(told.required("robots").required("seconds").asDouble(), within(CLOCKS_AGREE_WITHIN_SECONDS));
        assertPlayable(recording);

        system.down();
        system.up();

        assertThat(sessionNow(system, session.required("id").asText())).isEqualTo(session);
    }

    /** Both robots are heard, in Chromium, through the address that the API gave out. */
    private static void assertPlayable(JsonNode recording) {
        String url = recording.required("url").asText();
        byte[] file = given().urlEncodingEnabled(false)
                .get(url)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        var playback = Player.play(url, file, 440, 660);
        assertThat(playback.seconds()).isCloseTo(recording.required("seconds").asDouble(), within(0.1));
        assertThat(playback.played()).isGreaterThan(playback.seconds() / 2);
        assertThat(playback.loudest(440)).as("the founder").isGreaterThan(0.1);
        assertThat(playback.loudest(660)).as("the coach").isGreaterThan(0.1);
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
