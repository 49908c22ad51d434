package io.coachingcalls.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * FRED himself in a call, with real ears and a real mouth: with a browser, and through the death of everybody he needs. His
 * model is a server of its own that speaks OpenAI's protocol; who answers there is his guide.
 */
@ExtendWith(SystemUnderTest.class)
@StartsItself
@Order(Integer.MAX_VALUE - 8)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FredIT {

    /** Where {@code ./calls test} has made what he stands on. */
    private static final String PYTHON = "CALLS_TEST_FRED_PYTHON";

    /** For an answer: who was killed has to be started first. */
    private static final int PATIENCE_SECONDS = 90;

    /** The greeting, what the founder said to it, and the answer. */
    private static final int ONE_ANSWER = 3;

    private static final int THREE_ANSWERS = 7;

    private static final String ALL_LINES = "5";
    private static final String TWO_LINES = "2";

    private final RunningSystem system;
    private String python = "";
    private Map<String, String> withFred = Map.of();
    private @Nullable Process model;

    FredIT(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    void startWithFred() throws IOException {
        python = Optional.ofNullable(System.getenv(PYTHON)).orElse("");
        if (python.isEmpty()) {
            assertThat(System.getenv("CI")).as(PYTHON + " is not set").isNotEqualTo("true");
            assumeTrue(false, "FRED is not here: " + PYTHON + " is not set; ./calls test sets it");
        }
        withFred = Map.of(
                "CALLS_FRED_PYTHON",
                withModel(startModel()).toString(),
                // However much was written down, the recording is listened to as well
                "TRANSCRIBE_BELOW_WORDS_PER_MINUTE",
                "1000");
        system.down();
        system.up(withFred);
    }

    @AfterAll
    void leaveItToOthersAsItWas() {
        if (model != null) {
            model.destroyForcibly();
        }
        if (!withFred.isEmpty()) {
            system.down();
        }
    }

    @BeforeEach
    void awaitFred() {
        await().pollInterval(RunningSystem.LOOK_EVERY)
                .atMost(Duration.ofSeconds(120))
                .until(() -> isReady("fred") && isReady("fredModels"));
    }

    @Test
    void shouldHoldACallOfTwoMinutesWithABrowser() throws Exception {
        Path voice = system.data().resolve("founder-voice");
        BrowserTests.giveVoice(python, voice);
        BrowserTests.pass(system, Map.of("FOUNDER_VOICE", voice.toString()));
    }

    @Test
    void shouldHoldACallThroughHisDeathAndThoseOfHisModelAndOfWhoeverKeepsHisWords() throws SQLException {
        int before = segments();
        var talk = talk(ALL_LINES);
        awaitSegments(before + ONE_ANSWER, talk);
        system.process("fred").orElseThrow().destroyForcibly();
        awaitSegments(before + THREE_ANSWERS, talk);
        Optional.ofNullable(model).orElseThrow().destroyForcibly();
        ProcessHandle keeper = system.service("recording-service");
        keeper.destroyForcibly();

        JsonNode call = RunningSystem.json(talk.join().orFail().output());
        assertThat(call.required("unanswered").asInt()).as("%s", call).isZero();
        assertThat(call.required("endedByFred").asBoolean()).isTrue();
        assertThat(system.service("recording-service"))
                .as("it was started again")
                .isNotEqualTo(keeper);

        String room = call.required("room").asText();
        awaitWords(room, "I dropped out", "So you will write to all of them by Friday");
        await().atMost(Duration.ofSeconds(180)).untilAsserted(() -> assertThat(
                        transcript(room).at("/transcription/state").asText())
                .as("the recording was listened to by his own ears")
                .isEqualTo("ready"));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        texts(get("/api/coaching/commitments").required("commitments")))
                .as("what was promised")
                .anyMatch(text -> text.startsWith("Write to all of them")));
    }

    @Test
    void shouldGoOnWhereItWasWhenLiveKitDiedAndThePersonCameBack() throws SQLException {
        int before = segments();
        var talk = talk(TWO_LINES);
        awaitSegments(before + ONE_ANSWER, talk);
        system.process("livekit").orElseThrow().destroyForcibly();

        JsonNode call = RunningSystem.json(talk.join().orFail().output());
        assertThat(call.required("returns").asInt()).as("%s", call).isEqualTo(1);
        assertThat(call.required("unanswered").asInt()).as("%s", call).isZero();
        assertThat(call.required("endedByFred").asBoolean()).isTrue();
        awaitWords(call.required("room").asText(), "(Let's go on where we were|I still know what we said)");
    }

    /** A robot founder's call, while it goes on. */
    private CompletableFuture<CallsScript.Result> talk(String lines) {
        String patience = String.valueOf(PATIENCE_SECONDS);
        return CompletableFuture.supplyAsync(
                () -> system.run(withFred, "demo", "--fred", "--json", "--patience", patience, "--lines", lines),
                CallsScript.THREADS);
    }

    private void awaitSegments(int count, CompletableFuture<CallsScript.Result> talk) {
        await().atMost(Duration.ofSeconds(PATIENCE_SECONDS)).until(() -> talk.isDone() || segments() >= count);
        assertThat(talk).as("the call is held").isNotDone();
    }

    /** What one call always has, and more, each as a regular expression. */
    private void awaitWords(String room, String... more) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            List<String> said = texts(transcript(room).required("segments"));
            Stream.concat(
                            Stream.of("^Hello Sam", "raise the price of my product", "Goodbye, and good luck"),
                            Stream.of(more))
                    .forEach(words ->
                            assertThat(said).anyMatch(Pattern.compile(words).asPredicate()));
        });
    }

    /** Returns its address. */
    private String startModel() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var builder = new ProcessBuilder(python, "-m", "fred_agent.models")
                .directory(
                        Path.of(System.getProperty("calls.root"), "fred-agent").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("PYTHONPATH", "src", "FRED_MODELS_PORT", String.valueOf(port)));
        model = builder.start();
        return "http://127.0.0.1:" + port + "/v1";
    }

    /** His Python, which tells him alone of a model: the services would have their summaries made by it. */
    private Path withModel(String url) throws IOException {
        Path script = system.data().resolve("fred-with-a-model");
        Files.writeString(script, """
                #!/bin/sh
                FRED_MODEL_URL=%s exec %s "$@"
                """.formatted(url, python));
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
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

    private JsonNode transcript(String room) {
        return get("/api/coaching/transcripts/" + room);
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
