package io.coachingcalls.sessions.lifecycle;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.sessions.search.SearchedText;
import io.coachingcalls.sessions.search.SearchedText.Part;
import io.coachingcalls.structure.SpeaksSql;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * What a session is found by of its transcript. It is made when there is another transcript, not at every fold: most events
 * come after the words, which can be half a megabyte.
 */
@SpeaksSql("too long to be written at every fold")
final class SaidTerms {

    /** Four hours of English, three of Japanese. */
    private static final int MOST_BYTES = 240_000;

    private static final String FIND = """
        SELECT session.id FROM sessions.coaching_sessions AS session
        JOIN sessions.session_terms AS found ON found.session_id = session.id
        WHERE session.id = ANY($1) AND found.said_hash IS DISTINCT FROM session.transcript_hash
        """;

    private static final String READ = """
        SELECT kept.hash, kept.words::text FROM sessions.coaching_sessions AS session
        JOIN sessions.transcripts AS kept ON kept.room_name = session.room_name AND kept.hash = session.transcript_hash
        WHERE session.id = $1
        """;

    private static final String PUT =
            "UPDATE sessions.session_terms SET said_hash = $2, said = $3 WHERE session_id = $1";

    private SaidTerms() {}

    /** In the transaction in which the sessions' rows, their transcripts and their terms were written. */
    static Uni<Void> write(SqlConnection transaction, List<SessionHistory> histories) {
        UUID[] sessions = histories.stream()
                .map(SessionHistory::session)
                .filter(session -> session.words().haveTranscript())
                .map(SessionHistory.Session::id)
                .toArray(UUID[]::new);
        return sessions.length == 0 ? Uni.createFrom().voidItem() : write(transaction, sessions);
    }

    private static Uni<Void> write(SqlConnection transaction, UUID[] sessions) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(sessions))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .toList())
                // One after the other: many whole transcripts at a time are too much to hold
                .chain(ids -> Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUniAndConcatenate(id -> write(transaction, id))
                        .collect()
                        .asList())
                .replaceWithVoid();
    }

    private static Uni<Void> write(SqlConnection transaction, UUID session) {
        return transaction.preparedQuery(READ).execute(Tuple.of(session)).chain(rows -> {
            var row = rows.iterator();
            if (!row.hasNext()) {
                return Uni.createFrom().voidItem();
            }
            var kept = row.next();
            return transaction
                    .preparedQuery(PUT)
                    .execute(Tuple.of(session, kept.getString(0), terms(kept.getString(1))))
                    .replaceWithVoid();
        });
    }

    private static String terms(String transcript) {
        try {
            return SearchedText.said(new Part(MOST_BYTES, texts(EventJson.MAPPER.readTree(transcript))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL gave JSON that is none", e);
        }
    }

    /** The system before this one may have had a mere text, or an array of some. */
    static List<String> texts(JsonNode transcript) {
        Stream<JsonNode> entries =
                transcript.isArray() ? StreamSupport.stream(transcript.spliterator(), false) : Stream.of(transcript);
        return entries.flatMap(entry -> entry.isTextual() ? Stream.of(entry) : entry.findValues("text").stream())
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }
}
