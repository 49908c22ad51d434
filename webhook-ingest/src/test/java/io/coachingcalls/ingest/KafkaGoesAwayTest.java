package io.coachingcalls.ingest;

import static io.coachingcalls.ingest.Webhooks.event;
import static io.coachingcalls.ingest.Webhooks.newId;
import static io.coachingcalls.ingest.Webhooks.newRoom;
import static io.coachingcalls.ingest.Webhooks.postSigned;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.coachingcalls.events.CloudEvents;
import io.coachingcalls.events.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whichever of the two is away, what is answered with 200 is kept. */
@QuarkusTest
@TestProfile(IngestTestProfile.class)
@WithTestResource(StoppableKafka.class)
@WithTestResource(StoppableDatabase.class)
class KafkaGoesAwayTest {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TestHTTPResource(Webhooks.PATH)
    URI webhook;

    @Inject
    Inbox inbox;

    StoppableKafka kafka;
    StoppableDatabase database;

    @AutoClose
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void awaitBoth() {
        await().atMost(PATIENCE).untilAsserted(() -> get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(containsString("\"kafka\": true"), containsString("\"inbox\": true")));
    }

    @Test
    void shouldTakeEventsIntoTheInboxWhileKafkaIsAwayAndToKafkaOnceItIsBack() {
        postSigned(event("room_started", newId(), newRoom())).statusCode(200);
        Set<String> ids = new HashSet<>();
        kafka.goAway();

        String first = newId();
        assertKeptWithinASecond(event("room_started", first, newRoom()));
        ids.add(first);
        ids.addAll(postFiftyAtOnce());
        postSigned("{".getBytes(StandardCharsets.UTF_8)).statusCode(200);

        assertThat(waiting()).isEqualTo(52);
        get("/q/health/live").then().statusCode(200);
        get("/q/health/ready").then().statusCode(200).body(containsString("\"kafka\": false"));
        get("/q/metrics").then().body(containsString("outcome=\"accepted_into_inbox\",type=\"room_started\""));

        kafka.comeBack();
        Set<String> unseen = new HashSet<>(ids);
        try (var events = TopicReader.fromTheBeginning(kafka.bootstrapServers(), Topics.LIVEKIT_EVENTS)) {
            events.readUntil(kafkaRecord -> {
                unseen.remove(TopicReader.headersOf(kafkaRecord).get(CloudEvents.ID));
                return unseen.isEmpty();
            });
        }
        await().atMost(PATIENCE).until(() -> waiting() == 0);
        assertGoesToKafkaAgain();
    }

    /** Not the time at which it came from there to Kafka. */
    @Test
    void shouldKeepTheMomentOfReceiptInTheInbox() {
        kafka.goAway();
        String room = newRoom();
        Instant second = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        await().atMost(PATIENCE).until(() -> !Instant.now().isBefore(second.plusMillis(100)));
        byte[] body = """
                {"event":"participant_left","id":"%s","createdAt":"%d","room":{"sid":"RM_1","name":"%s"}}
                """.formatted(newId(), second.getEpochSecond(), room).getBytes(StandardCharsets.UTF_8);
        postSigned(body).statusCode(200);
        Instant answered = Instant.now();

        kafka.comeBack();
        try (var events = TopicReader.fromTheBeginning(kafka.bootstrapServers(), Topics.LIVEKIT_EVENTS)) {
            // What other tests left in the inbox comes as well
            var written = events.readUntil(kafkaRecord -> room.equals(kafkaRecord.key())).stream()
                    .filter(kafkaRecord -> room.equals(kafkaRecord.key()))
                    .toList();
            assertThat(written).singleElement().satisfies(kafkaRecord -> assertThat(
                            Instant.parse(TopicReader.headersOf(kafkaRecord).get(CloudEvents.TIME)))
                    .isBetween(second.plusMillis(1), answered)
                    .isBefore(second.plusSeconds(1)));
        }
        await().atMost(PATIENCE).until(() -> waiting() == 0);
        assertGoesToKafkaAgain();
    }

    @Test
    void shouldNotNeedTheInboxWhileKafkaIsThere() {
        database.goAway();

        postSigned(event("room_started", newId(), newRoom())).statusCode(200);
        get("/q/health/ready").then().statusCode(200).body(containsString("\"inbox\": false"));

        database.comeBack();
    }

    @Test
    void shouldTellLiveKitToComeAgainWhileBothAreAway() {
        kafka.goAway();
        database.goAway();

        postSigned(event("room_started", newId(), newRoom())).statusCode(503).header("Retry-After", "2");
        get("/q/health/live").then().statusCode(200);
        get("/q/health/ready").then().statusCode(503);

        kafka.comeBack();
        await().atMost(PATIENCE).untilAsserted(() -> postSigned(event("room_started", newId(), newRoom()))
                .statusCode(200));
        database.comeBack();
    }

    private static void assertKeptWithinASecond(byte[] body) {
        Instant before = Instant.now();

        postSigned(body).statusCode(200);

        assertThat(Duration.between(before, Instant.now())).isLessThan(ONE_SECOND);
    }

    /** A blocked event loop would let them wait for one another. */
    private List<String> postFiftyAtOnce() {
        List<String> ids = Stream.generate(Webhooks::newId).limit(50).toList();
        List<CompletableFuture<Integer>> answers = ids.stream()
                .map(id -> answerTo(event("room_started", id, newRoom())))
                .toList();

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer).succeedsWithin(Duration.ofSeconds(3)).isEqualTo(200));
        return ids;
    }

    private CompletableFuture<Integer> answerTo(byte[] body) {
        var request = HttpRequest.newBuilder(webhook)
                .header("Authorization", LiveKitSigner.sign(body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    private void assertGoesToKafkaAgain() {
        String room = newRoom();
        try (var events = new TopicReader(kafka.bootstrapServers(), Topics.LIVEKIT_EVENTS)) {
            postSigned(event("room_started", newId(), room)).statusCode(200);
            assertThat(events.readUntil(kafkaRecord -> room.equals(kafkaRecord.key())))
                    .isNotEmpty();
        }
    }

    private long waiting() {
        return inbox.size().await().atMost(PATIENCE);
    }
}
