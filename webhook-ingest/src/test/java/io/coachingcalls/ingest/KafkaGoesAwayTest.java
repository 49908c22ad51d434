package io.coachingcalls.ingest;

import static io.coachingcalls.ingest.Webhooks.event;
import static io.coachingcalls.ingest.Webhooks.newId;
import static io.coachingcalls.ingest.Webhooks.newRoom;
import static io.coachingcalls.ingest.Webhooks.postSigned;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.coachingcalls.events.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(IngestTestProfile.class)
@WithTestResource(StoppableKafka.class)
class KafkaGoesAwayTest {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TestHTTPResource(Webhooks.PATH)
    URI webhook;

    StoppableKafka kafka;

    @AutoClose
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void shouldRefuseWithinASecondWhileKafkaIsAwayAndAcceptOnceItIsBack() {
        await().atMost(PATIENCE).until(() -> get("/q/health/ready").statusCode() == 200);
        postSigned(event("room_started", newId(), newRoom())).statusCode(200);

        kafka.goAway();

        assertRefusedWithinASecond();
        assertManyRefusedWithinASecond();
        get("/q/health/live").then().statusCode(200);
        get("/q/health/ready").then().statusCode(503);

        kafka.comeBack();

        await().atMost(PATIENCE).until(() -> get("/q/health/ready").statusCode() == 200);
        String room = newRoom();
        try (var events = new TopicReader(kafka.bootstrapServers(), Topics.LIVEKIT_EVENTS)) {
            postSigned(event("room_started", newId(), room)).statusCode(200);
            assertThat(events.readUntil(kafkaRecord -> room.equals(kafkaRecord.key())))
                    .isNotEmpty();
        }
    }

    private static void assertRefusedWithinASecond() {
        byte[] body = event("room_started", newId(), newRoom());
        Instant before = Instant.now();

        postSigned(body).statusCode(503).header("Retry-After", "2");

        assertThat(Duration.between(before, Instant.now())).isLessThan(ONE_SECOND);
    }

    /** A blocked event loop would let them wait for one another. */
    private void assertManyRefusedWithinASecond() {
        var answers = Stream.generate(() -> event("room_started", newId(), newRoom()))
                .limit(50)
                .map(this::answerTo)
                .toList();

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer).succeedsWithin(ONE_SECOND).isEqualTo(503));
    }

    private CompletableFuture<Integer> answerTo(byte[] body) {
        var request = HttpRequest.newBuilder(webhook)
                .header("Authorization", LiveKitSigner.sign(body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }
}
