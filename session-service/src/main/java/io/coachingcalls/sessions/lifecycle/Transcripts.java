package io.coachingcalls.sessions.lifecycle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.sessions.lifecycle.SessionFact.Summarised;
import io.coachingcalls.structure.SpeaksSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * What was said, in {@code sessions.transcripts}, for facts to refer to by its hash. A call can be summed up again and
 * again, its facts are read at every fold, and a transcript can have half a megabyte.
 *
 * <p>Of a room those words are kept that the fact refers to which counts. As facts are only ever added, another that does
 * not count today never will.
 */
@SpeaksSql("too long to be written at every fold")
final class Transcripts {

    private static final String KEEP = """
        INSERT INTO sessions.transcripts (room_name, hash, words)
        SELECT room, hash, words::jsonb FROM unnest($1::text[], $2::text[], $3::text[]) AS told (room, hash, words)
        WHERE words IS NOT NULL
        ON CONFLICT DO NOTHING
        """;

    private static final String CLEAN = """
        DELETE FROM sessions.transcripts AS kept USING unnest($1::text[], $2::text[]) AS told (room, hash)
        WHERE kept.room_name = told.room AND kept.hash <> told.hash
        """;

    /** A version that knew of no references has left a row without its words. */
    private static final String SHOW = """
        UPDATE sessions.coaching_sessions AS session SET transcript_hash = kept.hash, transcript_json = kept.words
        FROM unnest($1::text[], $2::text[]) AS told (room, hash)
        JOIN sessions.transcripts AS kept ON kept.room_name = told.room AND kept.hash = told.hash
        WHERE session.room_name = told.room
          AND (session.transcript_hash IS DISTINCT FROM kept.hash OR session.transcript_json IS NULL)
        """;

    private Transcripts() {}

    /** The facts as they are to be stored, and the words that they refer to then. */
    static Told told(Collection<? extends SessionFact> facts) {
        List<SessionFact> came = List.copyOf(facts);
        List<SessionFact> stored = new ArrayList<>(came.size());
        Map<String, String> words = new HashMap<>();
        for (SessionFact fact : came) {
            if (fact instanceof Summarised summarised && summarised.words().transcriptJson() != null) {
                String text = textOf(summarised.words().transcriptJson());
                String hash = hash(text);
                words.put(hash, text);
                stored.add(summarised.referringTo(hash));
            } else {
                stored.add(fact);
            }
        }
        return new Told(came, stored, words);
    }

    /** What the words are known by; null where there are none. */
    static @Nullable String hashOf(SessionHistory.Words words) {
        return words.transcriptJson() == null ? words.transcriptHash() : hash(textOf(words.transcriptJson()));
    }

    /** In the transaction in which the sessions' rows are written, after these. */
    static Uni<Void> write(SqlConnection transaction, List<SessionHistory> histories, Told told) {
        List<String> rooms = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        List<@Nullable String> texts = new ArrayList<>();
        for (SessionHistory history : histories) {
            SessionHistory.Words words = history.session().words();
            String hash = hashOf(words);
            if (hash != null) {
                rooms.add(history.session().roomName());
                hashes.add(hash);
                texts.add(words.transcriptJson() == null ? told.words.get(hash) : textOf(words.transcriptJson()));
            }
        }
        if (rooms.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple references = Tuple.of(rooms.toArray(String[]::new), hashes.toArray(String[]::new));
        Tuple transcripts =
                Tuple.of(rooms.toArray(String[]::new), hashes.toArray(String[]::new), texts.toArray(String[]::new));
        return transaction
                .preparedQuery(KEEP)
                .execute(transcripts)
                .chain(() -> transaction.preparedQuery(CLEAN).execute(references))
                .chain(() -> transaction.preparedQuery(SHOW).execute(references))
                .replaceWithVoid();
    }

    private static String textOf(@Nullable JsonNode transcript) {
        return Objects.requireNonNull(transcript).toString();
    }

    private static String hash(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * @param came as they were told
     * @param facts the same, one for one, as they are stored
     * @param words by their hash
     */
    record Told(List<SessionFact> came, List<SessionFact> facts, Map<String, String> words) {

        /** Those of the stored facts that were refused, by what was told. */
        Map<SessionFact, Throwable> asTheyCame(Map<SessionFact, Throwable> refused) {
            Map<SessionFact, Throwable> asTheyCame = new HashMap<>();
            for (int i = 0; i < facts.size() && !refused.isEmpty(); i++) {
                Throwable cause = refused.get(facts.get(i));
                if (cause != null) {
                    asTheyCame.put(came.get(i), cause);
                }
            }
            return asTheyCame;
        }
    }
}
