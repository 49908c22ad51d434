package io.coachingcalls.system;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.common.TopicPartition;

/**
 * How much the system has kept since some moment, but for rooms that other tests made before: theirs may still be ending.
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

    /**
     * A moment.
     *
     * @param rooms every one that an event told of until then
     * @param ends of the topics
     */
    record Moment(Set<String> rooms, Map<TopicPartition, Long> ends) {

        static Moment now(JsonNode addresses) {
            Map<TopicPartition, Long> ends = EventLog.ends(addresses);
            Set<String> rooms = new HashSet<>();
            EventLog.topics(addresses)
                    .forEach(topic -> EventLog.forEach(addresses, topic, event -> rooms.add(event.key())));
            rooms.remove(null);
            return new Moment(rooms, ends);
        }
    }

    static Footprint since(Moment moment, RunningSystem system) {
        Map<String, Long> rows = new TreeMap<>();
        for (Table table : TABLES) {
            rows.put(table.name(), count(system, table, moment.rooms()));
        }
        return new Footprint(rows, events(system.addresses(), moment));
    }

    /** Waits until what came before has been kept everywhere: it has when nothing more comes. */
    static Footprint sinceOnceStill(Moment moment, RunningSystem system) {
        Footprint last = since(moment, system);
        for (Footprint next = afterAWhile(moment, system); !next.equals(last); next = afterAWhile(moment, system)) {
            last = next;
        }
        return last;
    }

    private static Footprint afterAWhile(Moment moment, RunningSystem system) {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return since(moment, system);
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

    private static Map<String, Long> events(JsonNode addresses, Moment moment) {
        Map<TopicPartition, Long> begins = new HashMap<>(moment.ends());
        EventLog.ends(addresses).keySet().forEach(partition -> begins.putIfAbsent(partition, 0L));
        Map<String, Long> events = new TreeMap<>();
        EventLog.forEachSince(addresses, begins, event -> {
            if (event.key() == null || !moment.rooms().contains(event.key())) {
                events.merge(event.topic(), 1L, Long::sum);
            }
        });
        return events;
    }
}
