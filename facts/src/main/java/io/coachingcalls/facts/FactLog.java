package io.coachingcalls.facts;

import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.events.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The facts of one service, in the table {@code <schema>.facts (room_name, id, received_at, body)}: appended, never
 * changed. {@link #apply} is the one way to add some, and to write what follows from them.
 *
 * @param <F> a sealed family of records that Jackson can write and read back
 */
public final class FactLog<F extends Fact> {

    private final Class<F> type;
    private final String lock;
    private final String append;
    private final String read;

    public FactLog(String schema, Class<F> type) {
        this.type = type;
        // In the order of the keys, so that two batches with common rooms wait for each other and never deadlock
        this.lock = """
                SELECT pg_advisory_xact_lock(key) FROM (
                  SELECT DISTINCT hashtextextended('%s.' || room, 0) AS key FROM unnest($1::text[]) AS room ORDER BY key
                ) AS keys
                """.formatted(schema);
        this.append = """
                INSERT INTO %s.facts (room_name, id, body)
                SELECT room, id, body::jsonb FROM unnest($1::text[], $2::text[], $3::text[]) AS fact (room, id, body)
                ON CONFLICT DO NOTHING
                RETURNING room_name
                """.formatted(schema);
        this.read = "SELECT room_name, body::text FROM %s.facts WHERE room_name = ANY($1)".formatted(schema);
    }

    /**
     * Appends {@code facts} and, in the same transaction, lets {@code write} store what now follows for each room that
     * learned something new. Rooms are locked first, so that two replicas never fold one room at the same time.
     *
     * @param write gets all facts of each such room, in no particular order
     */
    public Uni<Void> apply(
            Pool pool,
            Collection<? extends F> facts,
            BiFunction<SqlConnection, Map<String, List<F>>, Uni<Void>> write) {
        if (facts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<String> rooms = facts.stream().map(Fact::room).collect(Collectors.toSet());
        return pool.withTransaction(transaction -> lock(transaction, rooms)
                .chain(() -> append(transaction, facts))
                .chain(changed -> changed.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : read(transaction, changed).chain(known -> write.apply(transaction, known))));
    }

    /** Lets {@code write} store once more what follows for one room, from the facts it has. */
    public Uni<Void> rebuild(Pool pool, String room, BiFunction<SqlConnection, Map<String, List<F>>, Uni<Void>> write) {
        return pool.withTransaction(transaction -> lock(transaction, List.of(room))
                .chain(() -> read(transaction, List.of(room)))
                .chain(known -> write.apply(transaction, known)));
    }

    /** All facts of the rooms, by room name; a room without any is left out. */
    public Uni<Map<String, List<F>>> read(SqlClient connection, Collection<String> rooms) {
        return connection
                .preparedQuery(read)
                .execute(Tuple.of(rooms.toArray(String[]::new)))
                .map(rows -> stream(rows)
                        .collect(Collectors.groupingBy(
                                row -> row.getString(0),
                                Collectors.mapping(row -> parse(row.getString(1)), Collectors.toList()))));
    }

    private Uni<Void> lock(SqlConnection transaction, Collection<String> rooms) {
        return transaction
                .preparedQuery(lock)
                .execute(Tuple.of(rooms.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private Uni<Set<String>> append(SqlConnection transaction, Collection<? extends F> facts) {
        var parameters = Tuple.of(
                facts.stream().map(Fact::room).toArray(String[]::new),
                facts.stream().map(Fact::id).toArray(String[]::new),
                facts.stream().map(this::format).toArray(String[]::new));
        return transaction.preparedQuery(append).execute(parameters).map(rows -> stream(rows)
                .map(row -> row.getString(0))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private String format(F fact) {
        try {
            // The declared type, or Jackson leaves out the name of the kind of fact
            return EventJson.MAPPER.writerFor(type).writeValueAsString(fact);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private F parse(String body) {
        try {
            return EventJson.MAPPER.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
