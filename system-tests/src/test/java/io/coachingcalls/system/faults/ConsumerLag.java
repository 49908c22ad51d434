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
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How many records the services have not yet acknowledged. */
final class ConsumerLag {

    /** The consuming services, each a group by its name. */
    static final List<String> GROUPS = List.of("call-service", "session-service", "recording-service");

    private ConsumerLag() {}

    static long of(JsonNode addresses) {
        return of(addresses, GROUPS);
    }

    static long of(JsonNode addresses, Collection<String> groups) {
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", addresses.required("kafka").asText()))) {
            long lag = 0;
            for (String group : groups) {
                Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
                committed.keySet().forEach(partition -> ends.put(partition, OffsetSpec.latest()));
                for (var end : admin.listOffsets(ends).all().get().entrySet()) {
                    lag += end.getValue().offset()
                            - Objects.requireNonNull(committed.get(end.getKey()))
                                    .offset();
                }
            }
            return lag;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
