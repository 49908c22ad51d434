package io.coachingcalls.ingest;

import static io.coachingcalls.ingest.Webhooks.event;
import static io.coachingcalls.ingest.Webhooks.newId;
import static io.coachingcalls.ingest.Webhooks.newRoom;
import static io.coachingcalls.ingest.Webhooks.post;
import static io.coachingcalls.ingest.Webhooks.postSigned;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import com.auth0.jwt.algorithms.Algorithm;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(IngestTestProfile.class)
@WithTestResource(EmbeddedStack.class)
class WebhookResourceTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private TopicReader events;
    private TopicReader deadLetters;

    @BeforeEach
    void openTopics() {
        events = new TopicReader(bootstrapServers, Topics.LIVEKIT_EVENTS);
        deadLetters = new TopicReader(bootstrapServers, Topics.deadLettersOf(Topics.LIVEKIT_EVENTS));
    }

    @AfterEach
    void closeTopics() {
        events.close();
        deadLetters.close();
    }

    @ParameterizedTest
    @MethodSource("io.coachingcalls.ingest.GoldenWebhooks#names")
    void shouldWriteWhatLiveKitSends(String name) throws Exception {
        byte[] body = GoldenWebhooks.body(name);
        String id = EventJson.MAPPER.readTree(body).get("id").asText();

        postSigned(body).statusCode(200).body(emptyString());

        var written = events.readUntil(kafkaRecord -> kafkaRecord.value().contains(id));
        assertThat(written)
                .singleElement()
                .satisfies(kafkaRecord -> assertThat(kafkaRecord.key()).endsWith("-room"))
                .satisfies(kafkaRecord -> assertThat(kafkaRecord.value()).doesNotContain("turnPassword"));
    }

    @Test
    void shouldWriteTheRoomAsKeyAndCloudEventsHeaders() {
        String room = newRoom();
        String id = newId();

        postSigned(event("room_started", id, room)).statusCode(200);

        var written = events.readUntil(kafkaRecord -> room.equals(kafkaRecord.key()));
        assertThat(written).singleElement().satisfies(kafkaRecord -> {
            assertThat(TopicReader.headersOf(kafkaRecord))
                    .isEqualTo(Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            id,
                            "ce_type",
                            "livekit.room_started",
                            "ce_source",
                            "/livekit",
                            "ce_time",
                            "2026-11-20T16:06:18.999Z"));
            assertThat(kafkaRecord.value()).contains("\"sid\":\"RM_1\"").doesNotContain("hidden");
        });
    }

    @Test
    void shouldPassAnEventNobodyKnowsYet() {
        String room = newRoom();

        postSigned(event("room_sang", newId(), room)).statusCode(200);

        var written = events.readUntil(kafkaRecord -> room.equals(kafkaRecord.key()));
        assertThat(TopicReader.headersOf(written.getLast())).containsEntry("ce_type", "livekit.room_sang");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/octet-stream", "nonsense"})
    void shouldTakeAnyContentType(String contentType) {
        byte[] body = event("room_started", newId(), newRoom());

        given().config(Webhooks.AS_GIVEN)
                .header("Content-Type", contentType)
                .header("Authorization", LiveKitSigner.sign(body))
                .body(body)
                .post(Webhooks.PATH)
                .then()
                .statusCode(200);
    }

    @Test
    void shouldPutAsideWhatNobodyCanUse() {
        String marker = newId();
        byte[] body =
                ("{\"id\":\"" + marker + "\",\"room\":{\"turnPassword\":\"hidden\"").getBytes(StandardCharsets.UTF_8);

        postSigned(body).statusCode(200).body(emptyString());

        var written = deadLetters.readUntil(letter -> letter.value().contains(marker));
        assertThat(written).singleElement().satisfies(letter -> {
            assertThat(TopicReader.headersOf(letter)).isEqualTo(Map.of("cause", "broken_json"));
            assertThat(letter.value()).doesNotContain("hidden");
        });
    }

    @Test
    void shouldWriteNothingThatLiveKitDidNotSign() {
        String room = newRoom();
        byte[] body = event("room_started", newId(), room);
        byte[] other = event("room_finished", newId(), room);
        String forged = LiveKitSigner.token(Instant.now())
                .withClaim("sha256", LiveKitSigner.hash(body))
                .sign(Algorithm.HMAC256("another-secret-0123456789-0123456789"));

        assertUnsigned(post(body, null));
        assertUnsigned(post(body, "nonsense"));
        assertUnsigned(post(body, "Bearer " + LiveKitSigner.sign(body)));
        assertUnsigned(post(body, LiveKitSigner.sign(other)));
        assertUnsigned(post(body, forged));
        assertUnsigned(post("{".getBytes(StandardCharsets.UTF_8), forged));
        postSigned(other).statusCode(200);

        var written = events.readUntil(kafkaRecord -> room.equals(kafkaRecord.key()));
        assertThat(written).singleElement().satisfies(kafkaRecord -> assertThat(kafkaRecord.value())
                .contains("room_finished"));
    }

    @Test
    void shouldBeLiveAndReady() {
        get("/q/health/live").then().statusCode(200);
        get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void shouldCountByTypeAndOutcome() {
        postSigned(event("room_started", newId(), newRoom())).statusCode(200);
        postSigned(event("room_" + newId(), newId(), newRoom())).statusCode(200);
        postSigned("{}".getBytes(StandardCharsets.UTF_8)).statusCode(200);
        post("{}".getBytes(StandardCharsets.UTF_8), null).statusCode(401);

        get("/q/metrics")
                .then()
                .body(containsString("livekit_webhooks_total{outcome=\"accepted\",type=\"room_started\"}"))
                .body(containsString("livekit_webhooks_total{outcome=\"accepted\",type=\"other\"}"))
                .body(containsString("livekit_webhooks_total{outcome=\"dead_letter\",type=\"other\"}"))
                .body(containsString("livekit_webhooks_total{outcome=\"invalid_signature\",type=\"other\"}"));
    }

    private static void assertUnsigned(ValidatableResponse answer) {
        answer.statusCode(401).contentType("application/problem+json").body("code", equalTo("invalid_signature"));
    }
}
