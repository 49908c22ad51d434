package io.coachingcalls.system;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How much the system has kept, but for rooms that other tests made: theirs may still be ending.
 *
 * @param rows by table
 * @param events by topic
 */
record Footprint(Map<String, Long> rows, Map<String, Long> events) {

    private static final List<Table> TABLES = List.of(
            new Table("call-service", "calls.calls", "room"),
            new Table("session-service", "sessions.coaching_sessions", "room_name"),
            new Table(
                    "session-service",
                    "sessions.video_participants JOIN sessions.coaching_sessions ON session_id = coaching_sessions.id",
                    "room_name"));

    private record Table(String service, String name, String room) {}

    static Footprint of(RunningSystem system, Set<String> otherRooms) {
        Map<String, Long> rows = new TreeMap<>();
        for (Table table : TABLES) {
            rows.put(table.name(), count(system, table, otherRooms));
        }
        return new Footprint(rows, events(system.status(), otherRooms));
    }

    /** Waits until what came before has been kept everywhere: it has when nothing more comes. */
    static Footprint onceStill(RunningSystem system, Set<String> otherRooms) {
        Footprint last = of(system, otherRooms);
        for (Footprint next = afterAWhile(system, otherRooms);
                !next.equals(last);
                next = afterAWhile(system, otherRooms)) {
            last = next;
        }
        return last;
    }

    /** Every room that an event told of until now. */
    static Set<String> rooms(JsonNode status) {
        return EventLog.topics(status).stream()
                .flatMap(topic -> EventLog.of(status, topic).stream())
                .map(ConsumerRecord::key)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Footprint afterAWhile(RunningSystem system, Set<String> otherRooms) {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return of(system, otherRooms);
    }

    private static long count(RunningSystem system, Table table, Set<String> otherRooms) {
        String query = "SELECT count(*) FROM " + table.name() + " WHERE " + table.room() + " <> ALL (?)";
        try (var connection = system.database(table.service());
                var statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("text", otherRooms.toArray()));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Long> events(JsonNode status, Set<String> otherRooms) {
        Map<String, Long> events = new TreeMap<>();
        for (String topic : EventLog.topics(status)) {
            events.put(
                    topic,
                    EventLog.of(status, topic).stream()
                            .filter(event -> event.key() == null || !otherRooms.contains(event.key()))
                            .count());
        }
        return events;
    }
}
