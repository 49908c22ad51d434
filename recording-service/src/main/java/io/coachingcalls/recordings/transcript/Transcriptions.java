package io.coachingcalls.recordings.transcript;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.recordings.transcript.Transcription.State;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** What people are told of how transcripts are made from recordings. */
@ApplicationScoped
public class Transcriptions {

    private static final String KNOWN = """
            SELECT state, cause, (extract(epoch FROM now() - since) * 1000)::bigint AS age_ms
            FROM recordings.transcriptions WHERE room = $1
            """;

    private static final String PUT = """
            INSERT INTO recordings.transcriptions (room, state, cause) VALUES ($1, $2, $3)
            ON CONFLICT (room) DO UPDATE SET state = EXCLUDED.state, cause = EXCLUDED.cause
            """;

    private final Pool pool;
    private final TranscribeConfig config;

    Transcriptions(Pool pool, TranscribeConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** @param age since it was first looked into */
    public record Known(Transcription transcription, Duration age) {}

    /** Empty where it was never looked into. */
    public Uni<Optional<Known>> known(SqlClient connection, String room) {
        return connection.preparedQuery(KNOWN).execute(Tuple.of(room)).map(Transcriptions::known);
    }

    /** In the caller's transaction. */
    public Uni<Void> put(SqlClient transaction, String room, Transcription transcription) {
        return transaction
                .preparedQuery(PUT)
                .execute(Tuple.of(room, transcription.state().value(), transcription.cause()))
                .replaceWithVoid();
    }

    Uni<Transcription> of(String room) {
        return known(pool, room).map(known -> known.map(Known::transcription)
                // What was waited for when it was switched off never comes
                .filter(transcription -> config.isOn() || transcription.state() != State.WAITING)
                .orElseGet(() -> new Transcription(config.isOn() ? State.NONE : State.NOT_CONFIGURED)));
    }

    private static Optional<Known> known(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Row row = rows.iterator().next();
        return Optional.of(new Known(
                new Transcription(State.of(row.getString("state")), row.getString("cause")),
                Duration.ofMillis(row.getLong("age_ms"))));
    }
}
