package io.coachingcalls.facts;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.events.EventJson;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

/**
 * The facts of one service, in the table {@code <schema>.facts (room_name, id, received_at, body)}: appended, and changed
 * only where the same fact is told with an earlier time, see {@link Fact#happenedBy}. {@link #apply} is the one way to add some, and to write what follows from them. Facts of a room that was
 * erased, which {@code <schema>.erased_rooms (room_hash, erased_at)} knows by its name's SHA-256, are passed over; those
 * of a room that was set aside, see {@link QuarantinedRooms}, are not taken.
 *
 * @param <F> a sealed family of records that Jackson can write and read back
 */
public final class FactLog<F extends Fact> {

    private static final Logger LOG = Logger.getLogger(FactLog.class);
    private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();

    /** Facts that one transaction reads: with more, rooms wait for each other. */
    private static final int MOST_READ = 20_000;

    private final Class<F> type;
    private final IntConsumer ignoredErased;
    private final QuarantinedRooms quarantine;
    private final String lock;
    private final String markErased;
    private final String state;
    private final String append;
    private final String known;
    private final String improve;
    private final String read;
    private final String roomsWith;

    /**
     * @param rows the table that has one row a room, for its column {@code facts_quarantined}
     * @param roomColumn that table's column of the room's name
     * @param ignoredErased hears how many facts of erased rooms came, whenever some do
     */
    public FactLog(String schema, String rows, String roomColumn, Class<F> type, IntConsumer ignoredErased) {
        this.type = type;
        this.ignoredErased = ignoredErased;
        this.quarantine = new QuarantinedRooms(schema, rows, roomColumn);
        // In the order of the keys, so that two batches with common rooms wait for each other and never deadlock
        this.lock = """
                SELECT pg_advisory_xact_lock(key) FROM (
                  SELECT DISTINCT hashtextextended('%s.' || room, 0) AS key FROM unnest($1::text[]) AS room ORDER BY key
                ) AS keys
                """.formatted(schema);
        this.markErased = """
                INSERT INTO %s.erased_rooms (room_hash) VALUES (sha256(convert_to($1, 'UTF8'))) ON CONFLICT DO NOTHING
                """.formatted(schema);
        this.state = """
                SELECT room, (SELECT count(*) FROM %1$s.facts WHERE room_name = room) AS facts,
                  EXISTS (SELECT FROM %1$s.erased_rooms WHERE room_hash = sha256(convert_to(room, 'UTF8'))) AS erased,
                  EXISTS (SELECT FROM %1$s.quarantined_rooms WHERE room_name = room) AS quarantined
                FROM unnest($1::text[]) AS room
                """.formatted(schema);
        this.append = """
                INSERT INTO %s.facts (room_name, id, body)
                SELECT room, id, body::jsonb FROM unnest($1::text[], $2::text[], $3::text[]) AS fact (room, id, body)
                ON CONFLICT DO NOTHING
                RETURNING room_name, id
                """.formatted(schema);
        this.known = """
                SELECT body::text FROM %s.facts
                WHERE (room_name, id) IN (SELECT room, id FROM unnest($1::text[], $2::text[]) AS fact (room, id))
                """.formatted(schema);
        this.improve = """
                UPDATE %s.facts AS known SET body = told.body::jsonb
                FROM unnest($1::text[], $2::text[], $3::text[]) AS told (room, id, body)
                WHERE known.room_name = told.room AND known.id = told.id
                """.formatted(schema);
        this.roomsWith = """
                SELECT room FROM unnest($1::text[]) AS room
                WHERE EXISTS (SELECT FROM %s.facts WHERE room_name = room AND body ->> 'type' = $2)
                """.formatted(schema);
        this.read = "SELECT room_name, body::text FROM %s.facts WHERE room_name = ANY($1)".formatted(schema);
    }

    /**
     * Appends {@code facts} and, in the same transaction, lets {@code write} store what now follows for each room that
     * learned something new. Rooms are locked first, so that two replicas never fold one room at the same time.
     *
     * @param write gets all facts of each such room, in no particular order
     * @return fails with {@link RoomFull}, and nothing is stored, when a room takes one of them no more; with
     *     {@link RoomQuarantined} when one is set aside
     */
    public Uni<Void> apply(
            Pool pool,
            Collection<? extends F> facts,
            BiFunction<SqlConnection, Map<String, List<F>>, Uni<Void>> write) {
        return apply(pool, facts, new Step<>((transaction, rooms) -> NOTHING, write, FactLog::requireNone))
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
                        new Step<>(
                                (transaction, rooms) -> readAll(transaction, rooms)
                                        .invoke(requirement)
                                        .replaceWithVoid(),
                                write,
                                FactLog::requireNone))
                .replaceWithVoid();
    }

    private static Uni<Void> requireNone(Map<?, Throwable> refused) {
        return refused.isEmpty()
                ? NOTHING
                : Uni.createFrom().failure(refused.values().iterator().next());
    }

    /**
     * As {@link #apply}, but leaves out the facts that their rooms do not take, and stores those of many rooms in as many
     * transactions as it takes for none to be long.
     *
     * @return those left out, each with a {@link RoomFull} or {@link RoomQuarantined}
     */
    public Uni<Map<F, Throwable>> applyWhatFits(
            Pool pool,
            Collection<? extends F> facts,
            BiFunction<SqlConnection, Map<String, List<F>>, Uni<Void>> write) {
        return apply(pool, facts, new Step<>((transaction, rooms) -> NOTHING, write, refused -> NOTHING));
    }

    private Uni<Map<F, Throwable>> apply(Pool pool, Collection<? extends F> facts, Step<F> step) {
        if (facts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Set<String> rooms = facts.stream().map(Fact::room).collect(Collectors.toSet());
        return pool.withTransaction(transaction -> lock(transaction, rooms)
                        .chain(() -> state(transaction, rooms))
                        .call(states -> step.require().apply(transaction, open(states)))
                        .chain(states -> {
                            Set<String> now = notTooMuch(states);
                            Map<Boolean, List<F>> parts = facts.stream()
                                    .collect(Collectors.partitioningBy(
                                            fact -> now.contains(fact.room()), Collectors.toList()));
                            return apply(transaction, states, parts.get(true), step)
                                    .map(refused -> new Applied<>(refused, parts.get(false)));
                        }))
                .onFailure(UnreadableFacts.class)
                .recoverWithUni(e -> setAside(pool, e).replaceWith(new Applied<F>(Map.of(), List.copyOf(facts))))
                .chain(applied -> apply(pool, applied.left(), step).map(more -> both(applied.refused(), more)));
    }

    private Uni<Map<F, Throwable>> apply(
            SqlConnection transaction, Map<String, RoomState> states, List<F> facts, Step<F> step) {
        return admit(transaction, states, facts)
                .call(admission -> step.onRefused().apply(refusals(states, admission.refused())))
                .call(admission -> append(transaction, admission.taken())
                        .chain(changed -> changed.isEmpty()
                                ? NOTHING
                                : readAll(transaction, changed)
                                        .chain(known -> step.write().apply(transaction, known))))
                .map(admission -> refusals(states, admission.refused()));
    }

    /** Those of which something is taken. */
    private static Set<String> open(Map<String, RoomState> states) {
        return states.entrySet().stream()
                .filter(room -> !room.getValue().erased() && !room.getValue().quarantined())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** As many rooms, the small ones first, as one transaction may read; at least one. */
    private static Set<String> notTooMuch(Map<String, RoomState> states) {
        Set<String> rooms = new HashSet<>();
        long facts = 0;
        for (var room : states.entrySet().stream()
                .sorted(Comparator.comparing(state -> state.getValue().facts()))
                .toList()) {
            facts += room.getValue().facts();
            if (facts > MOST_READ && !rooms.isEmpty()) {
                break;
            }
            rooms.add(room.getKey());
        }
        return rooms;
    }

    private static <F extends Fact> Map<F, Throwable> refusals(Map<String, RoomState> states, List<F> refused) {
        return refused.stream()
                .distinct()
                .collect(Collectors.toMap(
                        fact -> fact,
                        fact -> states.get(fact.room()).quarantined() ? new RoomQuarantined() : new RoomFull()));
    }

    private static <F> Map<F, Throwable> both(Map<F, Throwable> some, Map<F, Throwable> more) {
        if (more.isEmpty()) {
            return some;
        }
        Map<F, Throwable> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private Uni<Void> setAside(Pool pool, UnreadableFacts unreadable) {
        return Multi.createFrom()
                .iterable(unreadable.rooms())
                .onItem()
                .transformToUniAndConcatenate(room -> quarantine.add(pool, room, unreadable))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** Takes nothing of a room any more, and says so in its row, until it is {@link #release released}. */
    public Uni<Void> setAside(Pool pool, String room, Throwable cause) {
        return quarantine.add(pool, room, cause);
    }

    /** Takes facts of these rooms again. */
    public Uni<Void> release(Pool pool, Set<String> rooms) {
        return quarantine.remove(pool, rooms);
    }

    /**
     * In the caller's transaction: once it is committed, nothing about the room is taken any more, by nobody. Waits for
     * those who are at it. What is known of the room is the caller's to delete.
     */
    public Uni<Void> markErased(SqlConnection transaction, String room) {
        return lock(transaction, List.of(room))
                .chain(() -> transaction.preparedQuery(markErased).execute(Tuple.of(room)))
                .replaceWithVoid();
    }

    /** Lets {@code write} store once more what follows for one room, from the facts it has. */
    public Uni<Void> rebuild(Pool pool, String room, BiFunction<SqlConnection, Map<String, List<F>>, Uni<Void>> write) {
        return pool.withTransaction(transaction -> lock(transaction, List.of(room))
                .chain(() -> readAll(transaction, List.of(room)))
                .chain(known -> write.apply(transaction, known)));
    }

    /**
     * All facts of the rooms, by room name; a room without any is left out, and so is one of which this version cannot
     * read them all.
     */
    public Uni<Map<String, List<F>>> read(SqlClient connection, Collection<String> rooms) {
        return readWhatCanBe(connection, rooms).map(ReadFacts::byRoom);
    }

    /** As {@link #read}, but fails with {@link UnreadableFacts} when some cannot be read. */
    public Uni<Map<String, List<F>>> readAll(SqlClient connection, Collection<String> rooms) {
        return readWhatCanBe(connection, rooms).map(facts -> {
            if (!facts.unreadable().isEmpty()) {
                throw new UnreadableFacts(facts.unreadable());
            }
            return facts.byRoom();
        });
    }

    private Uni<ReadFacts<F>> readWhatCanBe(SqlClient connection, Collection<String> rooms) {
        return connection
                .preparedQuery(read)
                .execute(Tuple.of(rooms.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, List<F>> byRoom = new HashMap<>();
                    Set<String> unreadable = new TreeSet<>();
                    for (Row row : rows) {
                        String room = row.getString(0);
                        try {
                            byRoom.computeIfAbsent(room, name -> new ArrayList<>())
                                    .add(EventJson.MAPPER.readValue(row.getString(1), type));
                        } catch (JsonProcessingException e) {
                            if (unreadable.add(room)) {
                                LOG.warnf(
                                        "a stored fact cannot be read: room=%s cause=%s", room, e.getOriginalMessage());
                            }
                        }
                    }
                    byRoom.keySet().removeAll(unreadable);
                    return new ReadFacts<>(byRoom, unreadable);
                });
    }

    /** Those of the rooms that have a fact of a type, by the name that it is stored under. */
    public Uni<Set<String>> roomsWith(SqlClient connection, Collection<String> rooms, String type) {
        return connection
                .preparedQuery(roomsWith)
                .execute(Tuple.of(rooms.toArray(String[]::new), type))
                .map(rows -> stream(rows).map(row -> row.getString(0)).collect(Collectors.toSet()));
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
        List<F> ofOthers = new ArrayList<>();
        List<F> setAside = new ArrayList<>();
        for (F fact : facts) {
            RoomState room = rooms.get(fact.room());
            if (!room.erased()) {
                (room.quarantined() ? setAside : ofOthers).add(fact);
            }
        }
        int erased = facts.size() - ofOthers.size() - setAside.size();
        if (erased > 0) {
            ignoredErased.accept(erased);
        }
        // Only in these can anybody's share be used up, so only their facts are counted one by one
        Map<String, Long> coming = ofOthers.stream().collect(Collectors.groupingBy(Fact::room, Collectors.counting()));
        Set<String> crowded = coming.entrySet().stream()
                .filter(room -> rooms.get(room.getKey()).facts() + room.getValue() >= Quota.SMALLEST)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return crowded.isEmpty()
                ? Uni.createFrom().item(new Capacity.Admission<F>(ofOthers, setAside))
                : readAll(transaction, crowded)
                        .map(known -> new Capacity(known).<F>admit(ofOthers).andRefused(setAside));
    }

    private Uni<Map<String, RoomState>> state(SqlClient connection, Set<String> rooms) {
        return connection
                .preparedQuery(state)
                .execute(Tuple.of(rooms.toArray(String[]::new)))
                .map(rows -> stream(rows)
                        .collect(Collectors.toMap(
                                row -> row.getString("room"),
                                row -> new RoomState(
                                        row.getInteger("facts"),
                                        row.getBoolean("erased"),
                                        row.getBoolean("quarantined")))));
    }

    /** @return the rooms that learned something */
    private Uni<Set<String>> append(SqlConnection transaction, Collection<F> facts) {
        List<F> told = Tellings.best(facts);
        return transaction.preparedQuery(append).execute(parameters(told)).chain(rows -> {
            Set<Tellings.Key> added = stream(rows)
                    .map(row -> new Tellings.Key(row.getString(0), row.getString(1)))
                    .collect(Collectors.toSet());
            Set<String> rooms =
                    added.stream().map(Tellings.Key::room).collect(Collectors.toCollection(LinkedHashSet::new));
            return improve(
                            transaction,
                            told.stream()
                                    .filter(fact -> fact.happenedBy().isPresent())
                                    .filter(fact -> !added.contains(Tellings.Key.of(fact)))
                                    .toList())
                    .map(improved -> {
                        rooms.addAll(improved);
                        return rooms;
                    });
        });
    }

    /** Of facts that are known: keeps those that are told better than before. */
    private Uni<Set<String>> improve(SqlConnection transaction, List<F> repeated) {
        if (repeated.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return transaction
                .preparedQuery(known)
                .execute(keys(repeated))
                .map(rows -> better(repeated, rows))
                .call(better -> better.isEmpty()
                        ? NOTHING
                        : transaction
                                .preparedQuery(improve)
                                .execute(parameters(better))
                                .replaceWithVoid())
                .map(better -> better.stream().map(Fact::room).collect(Collectors.toSet()));
    }

    private List<F> better(List<F> repeated, RowSet<Row> rows) {
        Map<Tellings.Key, F> before = new HashMap<>();
        for (Row row : rows) {
            try {
                F fact = EventJson.MAPPER.readValue(row.getString(0), type);
                before.put(Tellings.Key.of(fact), fact);
            } catch (JsonProcessingException e) {
                // Of another version, which knows better
                LOG.debugf("a stored fact cannot be compared: cause=%s", e.getOriginalMessage());
            }
        }
        return repeated.stream()
                .filter(fact -> before.containsKey(Tellings.Key.of(fact)))
                .filter(fact -> Tellings.isBetter(fact, before.get(Tellings.Key.of(fact))))
                .toList();
    }

    private Tuple keys(List<F> facts) {
        return Tuple.of(
                facts.stream().map(Fact::room).toArray(String[]::new),
                facts.stream().map(Fact::id).toArray(String[]::new));
    }

    private Tuple parameters(List<F> facts) {
        return keys(facts).addArrayOfString(facts.stream().map(this::format).toArray(String[]::new));
    }

    private String format(F fact) {
        try {
            // The declared type, or Jackson leaves out the name of the kind of fact
            return EventJson.MAPPER.writerFor(type).writeValueAsString(fact);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private record RoomState(int facts, boolean erased, boolean quarantined) {}

    /** @param unreadable names of rooms with facts that this version does not understand */
    private record ReadFacts<F>(Map<String, List<F>> byRoom, Set<String> unreadable) {}

    /**
     * What happens between lock and commit.
     *
     * @param require fails where nothing may be added
     * @param write stores what follows for the rooms that learned something
     * @param onRefused fails where all must be taken
     */
    private record Step<F>(
            BiFunction<SqlConnection, Set<String>, Uni<Void>> require,
            BiFunction<SqlConnection, Map<String, List<F>>, Uni<Void>> write,
            Function<Map<F, Throwable>, Uni<Void>> onRefused) {}

    /** @param left facts that need a transaction of their own */
    private record Applied<F>(Map<F, Throwable> refused, List<F> left) {}
}
