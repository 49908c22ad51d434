package io.coachingcalls.sessions.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.events.Topics;
import io.coachingcalls.messaging.CaughtUp;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RoomScript;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

/** Whether events wait to be read, as the reconcilers ask before they say that some were lost. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class CaughtUpTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    EventSender events;

    @Inject
    KafkaClientService kafka;

    @Inject
    CaughtUp caughtUp;

    @Test
    void shouldSayOfWhichRoomsEventsWaitToBeRead() {
        RoomScript script = new RoomScript().joined("demo-studio", "PA_" + UUID.randomUUID(), 5);
        var consumer = kafka.getConsumer("livekit-events-in");
        await().atMost(SOON).until(() -> isRead(script.room));
        consumer.pause().await().atMost(SOON);
        try {
            script.webhooks().forEach(json -> events.liveKit(script.room, json));

            assertThat(isRead(script.room)).isFalse();
            assertThat(isRead(roomOfAnotherPartition(script.room))).isTrue();
        } finally {
            consumer.resume().await().atMost(SOON);
        }
        await().atMost(SOON).until(() -> isRead(script.room));
    }

    private boolean isRead(String room) {
        Predicate<String> rooms = caughtUp.rooms().await().atMost(SOON);
        return rooms.test(room);
    }

    private String roomOfAnotherPartition(String room) {
        int partition = partitionOf(room);
        return IntStream.range(0, 1000)
                .mapToObj(i -> "other-" + i)
                .filter(other -> partitionOf(other) != partition)
                .findFirst()
                .orElseThrow();
    }

    private int partitionOf(String room) {
        return BuiltInPartitioner.partitionForKey(
                room.getBytes(StandardCharsets.UTF_8),
                Topics.declared().stream()
                        .filter(topic -> topic.name().equals(Topics.LIVEKIT_EVENTS))
                        .findFirst()
                        .orElseThrow()
                        .partitions());
    }
}
