package io.coachingcalls.sessions.settling;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.CallSummarised;
import io.coachingcalls.events.CallEvent.CallSummarised.ActionDetail;
import io.coachingcalls.events.CallEvent.CallSummarised.Evidence;
import io.coachingcalls.events.CallEvent.ChatCompiled;
import io.coachingcalls.events.CallEvent.RecordingChanged;
import io.coachingcalls.events.CallEvent.SessionCompleted;
import io.coachingcalls.events.CallEvent.SessionCompleted.Person;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.RecordingState;
import io.coachingcalls.events.Topics;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RoomScript;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A session's end is told to the others, and what they make of it comes back into its row. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class SettlementsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    EventSender events;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void shouldTellOnceThatASessionIsOver() throws IOException {
        RoomScript script = finishedCall();
        send(script);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(completions(script)).hasSize(1));

        SessionCompleted told = completions(script).getFirst();
        assertThat(told.sessionId()).isEqualTo(script.sessionId.toString());
        assertThat(told.userId()).isEqualTo("demo-studio");
        assertThat(told.status()).isEqualTo("completed");
        assertThat(told.durationSeconds()).isEqualTo(114);
        assertThat(told.people()).containsExactly(new Person("demo-studio", "DEMO-STUDIO"));

        send(script);
        await().during(Duration.ofSeconds(3))
                .atMost(PATIENCE)
                .until(() -> completions(script).size() == 1);
    }

    /** As after a long outage, when the reconciler was quicker than LiveKit's own events. */
    @Test
    void shouldTellAgainWhenALeaveIsLate() throws IOException {
        RoomScript script = finishedCall();
        events.call(script.created("demo-studio", "demo-coach"));
        List<String> webhooks = script.webhooks();
        String leave = webhooks.stream()
                .filter(json -> json.contains("participant_left"))
                .findFirst()
                .orElseThrow();
        webhooks.stream().filter(json -> !json.equals(leave)).forEach(json -> events.liveKit(script.room, json));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(completions(script)).hasSize(1));

        events.liveKit(script.room, leave);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(completions(script)).hasSize(2));
        SessionCompleted first = completions(script).getFirst();
        SessionCompleted second = completions(script).getLast();
        assertThat(first.durationSeconds()).isEqualTo(134);
        assertThat(second.durationSeconds()).isEqualTo(114);
        assertThat(second.revision()).isGreaterThan(first.revision());
    }

    @Test
    void shouldShowWhatTheOthersMadeOfIt() {
        RoomScript script = finishedCall();
        send(script);
        events.call(new RecordingChanged(
                script.room + ":recording-changed:2",
                Instant.now(),
                script.room,
                2,
                RecordingState.READY,
                null,
                "https://storage.example/a.ogg",
                114_000L,
                90_000L));
        events.call(new CallSummarised(
                script.room + ":summary:1",
                Instant.now(),
                script.room,
                1,
                "demo-studio",
                CallType.ON_DEMAND,
                transcript(),
                "They raise the price.",
                List.of("Raise the price"),
                List.of("Send the numbers"),
                new Evidence(List.of(List.of(0)), List.of(List.of(1))),
                List.of(new ActionDetail("Cleo", "Friday")),
                "extractive"));
        events.call(new ChatCompiled(script.room + ":chat", Instant.now(), script.room, "10:00 user: Hello"));

        await().atMost(PATIENCE).untilAsserted(() -> get(script.sessionId)
                .statusCode(200)
                .body("recording_state", equalTo("ready"))
                .body("recording_url", equalTo("https://storage.example/a.ogg"))
                .body("has_recording", equalTo(true))
                .body("summary", equalTo("They raise the price."))
                .body("has_summary", equalTo(true))
                .body("decisions", contains("Raise the price"))
                .body("next_actions", contains("Send the numbers"))
                .body("evidence.nextActions[0]", contains(1))
                .body("action_details[0].owner", equalTo("Cleo"))
                .body("transcript_json[0].mood", equalTo("kept"))
                .body("summary_source", equalTo("extractive"))
                .body("notes", equalTo("10:00 user: Hello")));
        given().auth()
                .oauth2(TestTokens.studio())
                .queryParam("q", "raise price")
                .get("/api/coaching/sessions")
                .then()
                .statusCode(200)
                .body("sessions.find { it.id == '" + script.sessionId + "' }.has_summary", equalTo(true))
                .body("sessions[0].transcript_json", nullValue());
    }

    private static RoomScript finishedCall() {
        String suffix = UUID.randomUUID().toString();
        return new RoomScript()
                .started()
                .joined("demo-studio", "PA_" + suffix, 5)
                .left("demo-studio", "PA_" + suffix, 5, 120)
                .finished(140);
    }

    private void send(RoomScript script) {
        events.call(script.created("demo-studio", "demo-coach"));
        script.webhooks().forEach(json -> events.liveKit(script.room, json));
    }

    private static JsonNode transcript() {
        return EventJson.MAPPER.valueToTree(List.of(
                Map.of("speaker", "Sam", "text", "Let us raise the price.", "mood", "kept"),
                Map.of("speaker", "Cleo", "text", "I send the numbers on Friday.")));
    }

    private static ValidatableResponse get(UUID session) {
        return given().auth()
                .oauth2(TestTokens.studio())
                .get("/api/coaching/sessions/{id}", session)
                .then();
    }

    private List<SessionCompleted> completions(RoomScript script) throws IOException {
        List<SessionCompleted> told = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : callsEvents()) {
            if (script.room.equals(record.key())
                    && CallEvent.read(record.value()).orElse(null) instanceof SessionCompleted completed) {
                told.add(completed);
            }
        }
        return told;
    }

    private List<ConsumerRecord<String, byte[]>> callsEvents() {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.CALLS_EVENTS).stream()
                    .map(partition -> new TopicPartition(Topics.CALLS_EVENTS, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }
}
