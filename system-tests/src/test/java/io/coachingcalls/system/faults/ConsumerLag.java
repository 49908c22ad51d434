package io.coachingcalls.system.faults;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How many records the services have not yet acknowledged. */
public final class ConsumerLag {

    /** The consuming services, each a group by its name. */
    static final List<String> GROUPS = List.of("call-service", "session-service", "recording-service");

    private ConsumerLag() {}

    static long of(JsonNode addresses) {
        return of(addresses, GROUPS);
    }

    static long of(JsonNode addresses, Collection<String> groups) {
        return ask(addresses, admin -> {
            long lag = 0;
            for (String group : groups) {
                Map<TopicPartition, Long> committed = committed(admin, group);
                lag += unread(committed, ends(admin, committed.keySet()));
            }
            return lag;
        });
    }

    /** How many records of {@code partitions} a group has not read yet, whether it has ever read one of them or not. */
    public static long of(JsonNode addresses, String group, Collection<TopicPartition> partitions) {
        return ask(addresses, admin -> unread(committed(admin, group), ends(admin, partitions)));
    }

    private static long unread(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - committed.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    private static Map<TopicPartition, Long> committed(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, stored) ->
                        committed.put(partition, Objects.requireNonNull(stored).offset()));
        return committed;
    }

    private static Map<TopicPartition, Long> ends(Admin admin, Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private interface Question {

        long answer(Admin admin) throws ExecutionException, InterruptedException;
    }

    private static long ask(JsonNode addresses, Question question) {
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", addresses.required("kafka").asText()))) {
            return question.answer(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
