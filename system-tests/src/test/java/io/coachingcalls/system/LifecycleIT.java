package io.coachingcalls.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a session when people, webhooks and parts of the system vanish. */
@ExtendWith(SystemUnderTest.class)
@StartsItself
@Order(Integer.MAX_VALUE - 6)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifecycleIT {

    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final int MISSES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** LiveKit notices after some 20 s. */
    private static final Duration VANISHED_WITHIN = Duration.ofSeconds(30);

    private final RunningSystem system;
    private String gateway;
    private String token;

    LifecycleIT(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    void startWithShortRounds() {
        system.down();
        system.up(Map.of("RECONCILE_EVERY", ROUND.toSeconds() + "s", "RECONCILE_MISSES", String.valueOf(MISSES)));
        gateway = system.gateway();
        token = system.token("studio");
    }

    @AfterAll
    void leaveItToOthersAsItWas() {
        system.down();
    }

    @Test
    void shouldSeeSomebodyLeaveWhoseClientWasKilled() {
        Call call = call();
        try (Guest guest = call.join()) {
            await().atMost(PATIENCE).until(() -> participants(call).size() == 1);

            guest.vanish();

            await().atMost(VANISHED_WITHIN)
                    .until(() -> !participants(call).get(0).required("left_at").isNull());
        }
    }

    @Test
    void shouldCompleteASessionOfWhoseEndNoWebhookTold() {
        Call call = call();
        try (Guest guest = call.join()) {
            await().atMost(PATIENCE).until(() -> participants(call).size() == 1);
            system.run("stop", "webhook-ingest").orFail();

            asStudio().delete(gateway + "/api/fred/call/" + call.room()).then().statusCode(204);

            await().atMost(ROUND.multipliedBy(MISSES + 1L))
                    .until(() -> statusOf(call).equals("completed"));
            assertThat(guest.told("disconnected")).hasSize(1);
            asStudio()
                    .get(gateway + "/api/coaching/sessions/" + call.sessionId() + "/facts")
                    .then()
                    .body("facts.findAll { it.provenance == 'reconciled' }.type", hasItem("room_finished"));
            JsonNode before = session(call);

            system.run("start", "webhook-ingest").orFail();

            // What LiveKit tells late, if it still does, can only say better when it was
            JsonNode after = session(call);
            assertThat(butForTheEnd(after)).isEqualTo(butForTheEnd(before));
            assertThat(endOf(after)).isBeforeOrEqualTo(endOf(before));
        } finally {
            ensureStarted("webhook-ingest");
        }
    }

    @Test
    void shouldWarnPeopleAMinuteBeforeAndThrowThemOutInTheEnd() throws SQLException {
        Call call = call();
        try (Guest guest = call.join()) {
            await().atMost(PATIENCE).until(() -> letTimePass(call, Duration.ofSeconds(600 - 61)) == 1);

            await().atMost(PATIENCE).until(() -> guest.told("data").findAny().isPresent());

            assertThat(guest.told("data")).singleElement().satisfies(message -> {
                assertThat(message.required("topic").asText()).isEqualTo("call.deadline");
                assertThat(message.required("data").required("secondsLeft").asInt())
                        .isBetween(55, 60);
            });
            assertThat(guest.told("disconnected")).isEmpty();

            assertThat(letTimePass(call, Duration.ofSeconds(60))).isEqualTo(1);

            await().atMost(PATIENCE)
                    .until(() -> guest.told("disconnected").findAny().isPresent());
            await().atMost(PATIENCE).until(() -> statusOf(call).equals("completed"));
            assertThat(session(call).required("end_reason").asText()).isEqualTo("time_limit");
        }
    }

    @Test
    void shouldEndEventStreamsWhenTheServiceIsToldToStop() {
        List<String> lines = new CopyOnWriteArrayList<>();
        String url = system.addresses().at("/services/session-service/url").asText();
        var request = HttpRequest.newBuilder(URI.create(url + "/api/coaching/sessions/stream"))
                .header("Authorization", "Bearer " + token)
                .build();
        CompletableFuture<Void> stream = HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                .thenAcceptAsync(answer -> answer.body().forEach(lines::add));
        await().atMost(PATIENCE).until(() -> lines.stream().anyMatch(line -> line.contains("reread")));

        system.run("stop", "session-service").orFail();

        // In peace: a connection that breaks is an exception
        assertThat(stream).succeedsWithin(Duration.ofSeconds(1));
        ensureStarted("session-service");
    }

    @Test
    void shouldShowASessionThatKafkaCannotTellOfYet() {
        system.run("stop", "kafka").orFail();
        Call call;
        try {
            call = call();

            assertThat(statusOf(call)).isEqualTo("scheduled");
        } finally {
            ensureStarted("kafka");
        }

        try (Guest guest = call.join()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> statusOf(call).equals("in_progress"));
            guest.leave();
        }
    }

    /** Moves the call's beginning back, in what was told of it, too; how many runs of its room there are that have begun. */
    private int letTimePass(Call call, Duration time) throws SQLException {
        try (var connection = system.database("call-service");
                var facts = connection.prepareStatement("""
                        UPDATE calls.facts SET body = jsonb_set(body, '{somebody,joinedAt}', to_jsonb(to_char(
                          (body #>> '{somebody,joinedAt}')::timestamptz AT TIME ZONE 'UTC' - ? * INTERVAL '1 second',
                          'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
                        WHERE room_name = ? AND body -> 'somebody' IS NOT NULL
                        """);
                var runs = connection.prepareStatement("""
                        UPDATE calls.room_runs
                        SET first_joined_at = first_joined_at - ? * INTERVAL '1 second', look_at = now()
                        WHERE room = ? AND first_joined_at IS NOT NULL
                        """)) {
            connection.setAutoCommit(false);
            for (var statement : List.of(facts, runs)) {
                statement.setLong(1, time.toSeconds());
                statement.setString(2, call.room());
            }
            facts.executeUpdate();
            int begun = runs.executeUpdate();
            if (begun > 0) {
                connection.commit();
            }
            return begun;
        }
    }

    private Call call() {
        return asStudio()
                .body("{\"callType\": \"on-demand\", \"coachId\": \"demo-coach\"}")
                .post(gateway + "/api/fred/call")
                .then()
                .statusCode(200)
                .extract()
                .as(Call.class);
    }

    private String statusOf(Call call) {
        return session(call).required("status").asText();
    }

    private JsonNode session(Call call) {
        return RunningSystem.json(asStudio()
                .get(gateway + "/api/coaching/sessions/" + call.sessionId())
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private JsonNode participants(Call call) {
        return RunningSystem.json(asStudio()
                        .queryParam("sessionId", call.sessionId())
                        .get(gateway + "/api/coaching/participants")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .required("participants");
    }

    private void ensureStarted(String part) {
        if (system.process(part).isEmpty()) {
            system.run("start", part).orFail();
        }
    }

    private RequestSpecification asStudio() {
        return given().contentType(ContentType.JSON).auth().oauth2(token);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Call(String room, String sessionId, String url, String token) {

        Guest join() {
            return Guest.join(url, token);
        }
    }

    private static JsonNode butForTheEnd(JsonNode session) {
        return session.<ObjectNode>deepCopy().without(List.of("ended_at", "duration_seconds", "duration"));
    }

    private static Instant endOf(JsonNode session) {
        return Instant.parse(session.required("ended_at").asText());
    }
}
