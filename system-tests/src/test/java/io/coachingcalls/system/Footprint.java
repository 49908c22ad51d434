package io.coachingcalls.system;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * How much the system has kept.
 *
 * @param rows by table
 * @param events by topic
 */
record Footprint(Map<String, Long> rows, Map<String, Long> events) {

    private static final Map<String, String> TABLES = Map.of(
            "calls.calls", "call-service",
            "sessions.coaching_sessions", "session-service",
            "sessions.video_participants", "session-service");

    static Footprint of(JsonNode status) {
        Map<String, Long> rows = new TreeMap<>();
        TABLES.forEach((table, service) -> rows.put(
                table,
                count(table, status.required("postgres").required(service).asText())));
        return new Footprint(rows, events(status.required("kafka").asText()));
    }

    /** Waits until what came before has been kept everywhere: it has when nothing more comes. */
    static Footprint onceStill(JsonNode status) {
        Footprint last = of(status);
        for (Footprint next = afterAWhile(status); !next.equals(last); next = afterAWhile(status)) {
            last = next;
        }
        return last;
    }

    private static Footprint afterAWhile(JsonNode status) {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return of(status);
    }

    private static long count(String table, String url) {
        URI uri = URI.create(url);
        String[] user = uri.getUserInfo().split(":");
        String jdbc = "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath();
        try (var connection = DriverManager.getConnection(jdbc, user[0], user[1]);
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Long> events(String bootstrapServers) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<String> topics = admin.listTopics().names().get().stream()
                    .filter(name -> !name.startsWith("__"))
                    .toList();
            Map<TopicPartition, OffsetSpec> ends = admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().entrySet().stream()
                    .collect(Collectors.groupingBy(
                            end -> end.getKey().topic(), TreeMap::new, Collectors.summingLong(end -> end.getValue()
                                    .offset())));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
