package io.coachingcalls.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * FRED himself in a call, with real ears and a real mouth: a robot founder talks with him, he is killed in the middle of
 * it, and comes back.
 */
@ExtendWith(SystemUnderTest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FredIT {

    /** Where {@code ./calls test} has made what he stands on. */
    private static final String PYTHON = "CALLS_TEST_FRED_PYTHON";

    /** For an answer: who was killed has to be started first. */
    private static final int PATIENCE_SECONDS = 90;

    /** The greeting, what the founder said to it, and the answer. */
    private static final int SEGMENTS_BEFORE_DEATH = 3;

    private final RunningSystem system;
    private Map<String, String> withFred = Map.of();

    FredIT(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    void startWithFred() {
        String python = Optional.ofNullable(System.getenv(PYTHON)).orElse("");
        if (python.isEmpty()) {
            assertThat(System.getenv("CI")).as(PYTHON + " is not set").isNotEqualTo("true");
            assumeTrue(false, "FRED is not here: " + PYTHON + " is not set; ./calls test sets it");
        }
        // However much was written down, the recording is listened to as well
        withFred = Map.of("CALLS_FRED_PYTHON", python, "TRANSCRIBE_BELOW_WORDS_PER_MINUTE", "1000");
        system.down();
        system.up(withFred);
    }

    @AfterAll
    void leaveItToOthersAsItWas() {
        if (!withFred.isEmpty()) {
            system.down();
        }
    }

    @Test
    void shouldHoldACallThroughHisDeath() throws SQLException {
        await().atMost(Duration.ofSeconds(120)).until(() -> isReady("fred") && isReady("fredModels"));
        int before = segments();
        var talk = CompletableFuture.supplyAsync(
                () -> system.run(withFred, "demo", "--fred", "--json", "--patience", String.valueOf(PATIENCE_SECONDS)),
                CallsScript.THREADS);
        await().atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .until(() -> talk.isDone() || segments() >= before + SEGMENTS_BEFORE_DEATH);

        assertThat(talk).as("the call is held").isNotDone();
        system.process("fred").orElseThrow().destroyForcibly();

        JsonNode call = RunningSystem.json(talk.join().orFail().output());
        assertThat(call.required("unanswered").asInt()).as("%s", call).isZero();
        assertThat(call.required("endedByFred").asBoolean()).isTrue();

        String room = call.required("room").asText();
        await().atMost(Duration.ofSeconds(180)).untilAsserted(() -> {
            JsonNode transcript = get("/api/coaching/transcripts/" + room);
            assertThat(transcript.at("/transcription/state").asText())
                    .as("the recording was listened to by his own ears")
                    .isEqualTo("ready");
            assertThat(texts(transcript.required("segments")))
                    .anyMatch(text -> text.startsWith("Hello Sam"))
                    .anyMatch(text -> text.contains("raise the price of my product"))
                    .anyMatch(text -> text.contains("I dropped out"))
                    .anyMatch(text -> text.contains("So you will write to all of them by Friday"))
                    .anyMatch(text -> text.contains("Goodbye, and good luck"));
        });
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        texts(get("/api/coaching/commitments").required("commitments")))
                .as("what was promised")
                .anyMatch(text -> text.startsWith("Write to all of them")));
    }

    private boolean isReady(String part) {
        return system.status().at("/" + part + "/ready").asBoolean();
    }

    private int segments() throws SQLException {
        try (var database = system.database("recording-service");
                var statement = database.createStatement();
                var count = statement.executeQuery("SELECT count(*) FROM recordings.transcript_segments")) {
            count.next();
            return count.getInt(1);
        }
    }

    private JsonNode get(String path) {
        return RunningSystem.json(given().auth()
                .oauth2(system.token("studio"))
                .get(system.gateway() + path)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static List<String> texts(JsonNode all) {
        return StreamSupport.stream(all.spliterator(), false)
                .map(one -> one.required("text").asText())
                .toList();
    }
}
