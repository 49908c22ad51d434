package io.coachingcalls.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.Topics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Of which rooms this service, in whichever replica, has stored all that LiveKit told by now. Of the others nobody can say
 * that an event was lost: it may be waiting to be read.
 */
@ApplicationScoped
public class CaughtUp {

    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    /** A service that keeps up has stored what there is within a moment. */
    private static final int MOST_LOOKS = 12;

    private final Admin admin;
    private final String group;

    CaughtUp(
            @Identifier("default-kafka-broker") Map<String, Object> connection,
            @ConfigProperty(name = "mp.messaging.incoming.livekit-events-in.group.id") String group) {
        this.admin = Admin.create(settings(connection));
        this.group = group;
    }

    private static Map<String, Object> settings(Map<String, Object> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        return settings;
    }

    /** Waits for a moment, where that helps; fails when Kafka does not answer. */
    public Uni<Predicate<String>> rooms() {
        return Uni.createFrom()
                .completionStage(() -> admin.describeTopics(Set.of(Topics.LIVEKIT_EVENTS))
                        .allTopicNames()
                        .toCompletionStage())
                .map(topics -> topics.get(Topics.LIVEKIT_EVENTS).partitions().stream()
                        .map(partition -> new TopicPartition(Topics.LIVEKIT_EVENTS, partition.partition()))
                        .collect(Collectors.toSet()))
                .chain(partitions -> ends(partitions).chain(ends -> behind(ends, MOST_LOOKS)
                        .map(behind -> room -> !behind.contains(partitionOf(room, partitions.size())))));
    }

    private Uni<Map<TopicPartition, Long>> ends(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return Uni.createFrom()
                .completionStage(() -> admin.listOffsets(latest).all().toCompletionStage())
                .map(ends -> ends.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, end -> offset(end.getValue()))));
    }

    private static long offset(ListOffsetsResultInfo end) {
        return end.offset();
    }

    /** The numbers of the partitions of which less than {@code ends} is stored, at the last of so many looks. */
    private Uni<Set<Integer>> behind(Map<TopicPartition, Long> ends, int looks) {
        return Uni.createFrom()
                .completionStage(() -> admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .toCompletionStage())
                .map(stored -> behind(ends, stored))
                .chain(behind -> behind.isEmpty() || looks <= 1
                        ? Uni.createFrom().item(behind)
                        : Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(LOOK_AGAIN)
                                .chain(() -> behind(ends, looks - 1)));
    }

    private static Set<Integer> behind(Map<TopicPartition, Long> ends, Map<TopicPartition, OffsetAndMetadata> stored) {
        Set<Integer> behind = new HashSet<>();
        ends.forEach((partition, end) -> {
            OffsetAndMetadata known = stored.get(partition);
            if (end > (known == null ? 0 : known.offset())) {
                behind.add(partition.partition());
            }
        });
        return behind;
    }

    /** As Kafka's own partitioner puts a key. */
    private static int partitionOf(String room, int partitions) {
        return Utils.toPositive(Utils.murmur2(room.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }
}
