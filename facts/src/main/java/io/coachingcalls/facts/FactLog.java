package io.coachingcalls.facts;

import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
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
 * changed. {@link #apply} is the one way to add some, and to write what follows from them. Facts of a room that was
 * erased, which {@code <schema>.erased_rooms (room_hash, erased_at)} knows by its name's SHA-256, are passed over.
 *
 * @param <F> a sealed family of records that Jackson can write and read back
 */
public final class FactLog<F extends Fact> {

    private final Class<F> type;
    private final IntConsumer passedOver;
    private final String lock;
    private final String shutOut;
    private final String state;
    private final String append;
    private final String read;

    /** @param passedOver hears how many facts of erased rooms came, whenever some do */
    public FactLog(String schema, Class<F> type, IntConsumer passedOver) {
        this.type = type;
        this.passedOver = passedOver;
        // In the order of the keys, so that two batches with common rooms wait for each other and never deadlock
        this.lock = """
                SELECT pg_advisory_xact_lock(key) FROM (
                  SELECT DISTINCT hashtextextended('%s.' || room, 0) AS key FROM unnest($1::text[]) AS room ORDER BY key
                ) AS keys
                """.formatted(schema);
        this.shutOut = """
                INSERT INTO %s.erased_rooms (room_hash) VALUES (sha256(convert_to($1, 'UTF8'))) ON CONFLICT DO NOTHING
                """.formatted(schema);
        this.state = """
                SELECT room, (SELECT count(*) FROM %1$s.facts WHERE room_name = room) AS facts,
                  EXISTS (SELECT FROM %1$s.erased_rooms WHERE room_hash = sha256(convert_to(room, 'UTF8'))) AS erased
                FROM unnest($1::text[]) AS room
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
     * @return fails with {@link RoomFull}, and nothing is stored, when a room takes one of them no more
     */
    public Uni<Void> apply(
            Pool pool,
            Collection<? extends F> facts,
            BiFunction<SqlConnection, Map<String, List<F>>, Uni<Void>> write) {
        return apply(pool, facts, (transaction, rooms) -> Uni.createFrom().voidItem(), write, FactLog::requireNone)
                .replaceWithVoid();
    }

    /**
     * As {@link #apply}, where it depends on what is known whether {@code facts} may be added.
     *
     * @param requirement gets all facts of each room before any is added, and throws what then is the failure; nobody adds
     *     others meanwhile
     */
    public Uni<Void> applyIf(
            Pool pool,
            Collection<? extends F> facts,
            Consumer<Map<String, List<F>>> requirement,
            BiFunction<SqlConnection, Map<String, List<F>>, Uni<Void>> write) {
        return apply(
                        pool,
                        facts,
                        (transaction, rooms) ->
                                read(transaction, rooms).invoke(requirement).replaceWithVoid(),
                        write,
                        FactLog::requireNone)
                .replaceWithVoid();
    }

    private static Uni<Void> requireNone(List<?> refused) {
        return refused.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(new RoomFull());
    }

    /**
     * As {@link #apply}, but leaves out the facts that their rooms take no more.
     *
     * @return those left out, each with a {@link RoomFull}
     */
    public Uni<Map<F, Throwable>> applyWhatFits(
            Pool pool,
            Collection<? extends F> facts,
            BiFunction<SqlConnection, Map<String, List<F>>, Uni<Void>> write) {
        return apply(
                        pool,
                        facts,
                        (transaction, rooms) -> Uni.createFrom().voidItem(),
                        write,
                        refused -> Uni.createFrom().voidItem())
                .map(refused ->
                        refused.stream().distinct().collect(Collectors.toMap(fact -> fact, fact -> new RoomFull())));
    }

    private Uni<List<F>> apply(
            Pool pool,
            Collection<? extends F> facts,
            BiFunction<SqlConnection, Set<String>, Uni<Void>> require,
            BiFunction<SqlConnection, Map<String, List<F>>, Uni<Void>> write,
            Function<List<F>, Uni<Void>> onRefused) {
        if (facts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Set<String> rooms = facts.stream().map(Fact::room).collect(Collectors.toSet());
        return pool.withTransaction(transaction -> lock(transaction, rooms)
                .chain(() -> require.apply(transaction, rooms))
                .chain(() -> state(transaction, rooms))
                .chain(state -> admit(transaction, state, facts))
                .call(admission -> onRefused.apply(admission.refused()))
                .call(admission -> append(transaction, admission.taken())
                        .chain(changed -> changed.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : read(transaction, changed).chain(known -> write.apply(transaction, known))))
                .map(Capacity.Admission::refused));
    }

    /**
     * In the caller's transaction: once it is committed, nothing about the room is taken any more, by nobody. Waits for
     * those who are at it. What is known of the room is the caller's to delete.
     */
    public Uni<Void> shutOut(SqlConnection transaction, String room) {
        return lock(transaction, List.of(room))
                .chain(() -> transaction.preparedQuery(shutOut).execute(Tuple.of(room)))
                .replaceWithVoid();
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

    /** Those of the rooms that were erased: nothing is taken of them any more. */
    public Uni<Set<String>> erased(SqlClient connection, Collection<String> rooms) {
        return state(connection, Set.copyOf(rooms)).map(states -> states.entrySet().stream()
                .filter(room -> room.getValue().erased())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
    }

    private Uni<Void> lock(SqlConnection transaction, Collection<String> rooms) {
        return transaction
                .preparedQuery(lock)
                .execute(Tuple.of(rooms.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private Uni<Capacity.Admission<F>> admit(
            SqlConnection transaction, Map<String, RoomState> rooms, Collection<? extends F> facts) {
        List<F> ofOthers = facts.stream()
                .filter(fact -> !rooms.get(fact.room()).erased())
                .<F>map(fact -> fact)
                .toList();
        if (ofOthers.size() < facts.size()) {
            passedOver.accept(facts.size() - ofOthers.size());
        }
        // Only in these can anybody's share be used up, so only their facts are counted one by one
        Set<String> crowded = rooms.entrySet().stream()
                .filter(room -> room.getValue().facts() + ofOthers.size() >= Quota.SMALLEST)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return crowded.isEmpty()
                ? Uni.createFrom().item(new Capacity.Admission<F>(ofOthers, List.of()))
                : read(transaction, crowded).map(known -> new Capacity(known).admit(ofOthers));
    }

    private Uni<Map<String, RoomState>> state(SqlClient connection, Set<String> rooms) {
        return connection
                .preparedQuery(state)
                .execute(Tuple.of(rooms.toArray(String[]::new)))
                .map(rows -> stream(rows)
                        .collect(Collectors.toMap(
                                row -> row.getString("room"),
                                row -> new RoomState(row.getInteger("facts"), row.getBoolean("erased")))));
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

    private record RoomState(int facts, boolean erased) {}
}
