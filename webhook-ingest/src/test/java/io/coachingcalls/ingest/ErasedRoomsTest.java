package io.coachingcalls.ingest;

import static io.coachingcalls.ingest.Webhooks.event;
import static io.coachingcalls.ingest.Webhooks.newId;
import static io.coachingcalls.ingest.Webhooks.newRoom;
import static io.coachingcalls.ingest.Webhooks.postSigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.ErasureDone;
import io.coachingcalls.events.CallEvent.SessionErased;
import io.coachingcalls.events.CloudEvents;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.events.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What waits in the inbox goes with its room. */
@QuarkusTest
@TestProfile(IngestTestProfile.class)
@WithTestResource(StoppableKafka.class)
@WithTestResource(StoppableDatabase.class)
class ErasedRoomsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Inbox inbox;

    @Inject
    EventPublisher publisher;

    StoppableKafka kafka;

    @Test
    void shouldDeleteWhatWaitsOfThatRoomAlone() {
        String erased = newRoom();
        kafka.goAway();
        postSigned(event("room_started", newId(), erased)).statusCode(200);
        postSigned(event("room_finished", newId(), erased)).statusCode(200);
        postSigned(event("room_started", newId(), newRoom())).statusCode(200);

        long deleted = inbox.forget(erased).await().atMost(PATIENCE);

        assertThat(deleted).isEqualTo(2);
        assertThat(inbox.size().await().atMost(PATIENCE)).isEqualTo(1);
        kafka.comeBack();
        await().atMost(PATIENCE).until(() -> inbox.size().await().atMost(PATIENCE) == 0);
    }

    @Test
    void shouldSayOfAnErasedRoomThatNothingWaits() throws IOException {
        String room = newRoom();
        String id = UUID.randomUUID().toString();
        var erased = new SessionErased(
                id + ":1", Instant.now(), room, id, SessionIds.ofRoom(room).toString());
        try (var events = new TopicReader(kafka.bootstrapServers(), Topics.CALLS_EVENTS)) {
            // The producer does not wait to learn of a topic: the first try lets it
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() ->
                            publisher.publish(KafkaRecord.of(erased)).await().atMost(PATIENCE));

            ConsumerRecord<String, String> answer =
                    events.readUntil(kafkaRecord -> id.equals(kafkaRecord.key())).stream()
                            .filter(kafkaRecord -> id.equals(kafkaRecord.key()))
                            .findFirst()
                            .orElseThrow();

            assertThat(TopicReader.headersOf(answer))
                    .containsEntry(CloudEvents.TYPE, "erasure.done")
                    .containsEntry(CloudEvents.SOURCE, "/webhook-ingest");
            assertThat(answer.value()).doesNotContain(room);
            assertThat(CallEvent.read(answer.value().getBytes(StandardCharsets.UTF_8)))
                    .get()
                    .isInstanceOfSatisfying(ErasureDone.class, done -> {
                        assertThat(done.erasureId()).isEqualTo(id);
                        assertThat(done.service()).isEqualTo("webhook-ingest");
                        assertThat(done.removed()).isEqualTo(Map.of());
                    });
        }
    }
}
