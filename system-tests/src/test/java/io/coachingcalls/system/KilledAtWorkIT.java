package io.coachingcalls.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** recording-service dies while the model is at work and nothing of its answer is in the database yet. */
@ExtendWith(SystemUnderTest.class)
@StartsItself
@Order(Integer.MAX_VALUE - 7)
class KilledAtWorkIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch killed = new CountDownLatch(1);

    @Test
    void shouldMakeTheSummaryAfterAll(RunningSystem system) throws Exception {
        HttpServer model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        model.createContext("/v1/chat/completions", this::answer);
        // Not the common pool's threads: on two cores that is one, and whoever waits on it holds up all others
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        model.setExecutor(threads);
        model.start();
        try (threads) {
            Map<String, String> environment = Map.of(
                    "FRED_MODEL_URL",
                    "http://127.0.0.1:" + model.getAddress().getPort() + "/v1",
                    "SUMMARY_CLAIM",
                    "5s");
            system.down();
            system.up(environment);
            String token = system.token("studio");
            String room = RunningSystem.json(post(system, token, "/api/fred/call", "{\"callType\": \"on-demand\"}"))
                    .required("room")
                    .asText();
            String wish = """
                    {"roomName": "%s", "callType": "on-demand",
                     "transcript": [{"speaker": "Sam", "text": "We ship in May."}]}
                    """.formatted(room);
            CompletableFuture<String> wished =
                    CompletableFuture.supplyAsync(() -> post(system, token, "/api/fred/call/summary", wish), threads);

            assertThat(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(system.service("recording-service").destroyForcibly()).isTrue();
            killed.countDown();
            // Whoever waited gets an error or no answer at all
            wished.handle((answer, failure) -> answer).join();

            JsonNode summary = madeSummary(system, room);
            assertThat(summary.required("summary").asText()).isEqualTo("They ship in May.");
            assertThat(summary.required("source").asText()).isEqualTo("model");
        } finally {
            model.stop(0);
            system.down();
        }
    }

    private JsonNode madeSummary(RunningSystem system, String room) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        JsonNode summary;
        do {
            Thread.sleep(500);
            summary = RunningSystem.json(given().auth()
                    .oauth2(system.token("studio"))
                    .get(system.gateway() + "/api/fred/call/summary?roomName=" + room)
                    .asString());
        } while (!summary.path("state").asText().equals("ready")
                && Instant.now().isBefore(end));
        assertThat(summary.path("state").asText()).as(summary.toString()).isEqualTo("ready");
        return summary;
    }

    private static String post(RunningSystem system, String token, String path, String body) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .post(system.gateway() + path)
                .asString();
    }

    /** The first answer is sent to somebody who is dead by then. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.countDown();
            assertThat(killed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            byte[] answer = """
                    {"id": "c1", "object": "chat.completion", "created": 1, "model": "m", "choices": [{"index": 0,
                     "finish_reason": "stop", "message": {"role": "assistant", "content":
                     "{\\"summary\\": \\"They ship in May.\\", \\"decisions\\": [], \\"nextActions\\": []}"}}]}
                    """.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
