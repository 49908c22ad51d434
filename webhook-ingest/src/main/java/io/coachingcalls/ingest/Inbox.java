package io.coachingcalls.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Where webhooks wait while Kafka is away: the table {@code ingest.inbox}, empty nearly always. */
@Singleton
final class Inbox {

    private static final String ADD =
            "INSERT INTO ingest.inbox (topic, key, headers, value) VALUES ($1, $2, $3::jsonb, $4)";

    /** Rows that another replica is at are left to it. */
    private static final String TAKE = """
            SELECT id, topic, key, headers, value FROM ingest.inbox ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED
            """;

    private static final String REMOVE = "DELETE FROM ingest.inbox WHERE id = ANY($1)";

    private static final String FORGET = "DELETE FROM ingest.inbox WHERE key = $1";

    private final Pool pool;
    private final Duration timeout;

    Inbox(Pool pool, IngestConfig config) {
        this.pool = pool;
        this.timeout = config.inboxTimeout();
    }

    /** Completes when it is committed; fails within the time limit. */
    Uni<Void> add(KafkaRecord kafkaRecord) {
        var row = Tuple.of(
                kafkaRecord.topic(),
                kafkaRecord.key(),
                new JsonObject(Map.copyOf(kafkaRecord.headers())),
                Buffer.buffer(kafkaRecord.value()));
        return pool.preparedQuery(ADD)
                .execute(row)
                .replaceWithVoid()
                .ifNoItem()
                .after(timeout)
                .fail();
    }

    /** Never fails; answers within the time limit. */
    Uni<Boolean> takesEvents() {
        return pool.query("SELECT 1 FROM ingest.inbox LIMIT 1")
                .execute()
                .replaceWith(true)
                .ifNoItem()
                .after(timeout)
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false);
    }

    Uni<Long> size() {
        return pool.query("SELECT count(*) FROM ingest.inbox")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * Deletes what waits of a room; waits for a relay that is at it, which takes it to Kafka.
     *
     * @return how many webhooks
     */
    Uni<Long> forget(String room) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(room)).map(rows -> (long) rows.rowCount());
    }

    /**
     * Hands up to {@code most} of the oldest records to {@code send}, and forgets them when all are sent; when one is
     * not, all stay, and those that were sent are sent again: their readers know a repetition.
     *
     * @return how many were sent
     */
    Uni<Integer> drain(int most, Function<KafkaRecord, Uni<Void>> send) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(TAKE)
                .execute(Tuple.of(most))
                .chain(rows -> {
                    List<Row> waiting =
                            StreamSupport.stream(rows.spliterator(), false).toList();
                    return waiting.isEmpty()
                            ? Uni.createFrom().item(0)
                            : sendAll(waiting, send).chain(() -> remove(transaction, waiting));
                }));
    }

    private static Uni<Void> sendAll(List<Row> waiting, Function<KafkaRecord, Uni<Void>> send) {
        return Multi.createFrom()
                .iterable(waiting)
                .map(Inbox::kafkaRecord)
                .onItem()
                .transformToUni(send::apply)
                .merge(waiting.size())
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Uni<Integer> remove(SqlConnection transaction, List<Row> sent) {
        Long[] ids = sent.stream().map(row -> row.getLong("id")).toArray(Long[]::new);
        return transaction.preparedQuery(REMOVE).execute(Tuple.of(ids)).replaceWith(sent.size());
    }

    private static KafkaRecord kafkaRecord(Row row) {
        Map<String, String> headers = row.getJsonObject("headers").getMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> (String) header.getValue()));
        return new KafkaRecord(
                row.getString("topic"),
                row.getString("key"),
                headers,
                row.getBuffer("value").getBytes());
    }
}
