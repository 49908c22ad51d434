package io.coachingcalls.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.sessions.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

/** What was said, beside the facts that refer to it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class TranscriptsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final String room = "transcripts-" + UUID.randomUUID();

    @Inject
    SessionWriter writer;

    @Inject
    Rows rows;

    @Inject
    Pool pool;

    @Test
    void shouldKeepTheWordsOnceHoweverOftenACallIsSummedUp() {
        JsonNode transcript = transcript("word ".repeat(20_000));

        LongStream.rangeClosed(1, 20).forEach(revision -> store(summarised(revision, transcript)));

        assertThat(count("SELECT count(*) FROM sessions.facts WHERE room_name = $1"))
                .isEqualTo(20);
        assertThat(count("SELECT sum(length(body::text)) FROM sessions.facts WHERE room_name = $1"))
                .isLessThan(20 * 1_000);
        assertThat(count("SELECT count(*) FROM sessions.transcripts WHERE room_name = $1"))
                .isEqualTo(1);
        assertThat(shownTranscript()).isEqualTo(transcript);
    }

    @Test
    void shouldKeepNoWordsButThoseThatCountWhateverCameFirst() {
        var first = summarised(1, transcript("first"));
        var second = summarised(2, transcript("second"));

        for (var order : List.of(List.of(first, second), List.of(second, first), List.of(second, second, first))) {
            erase();
            rows.change("DELETE FROM sessions.erased_rooms WHERE room_hash = sha256(convert_to($1, 'UTF8'))", room);
            order.forEach(this::store);

            assertThat(rows.text(
                            "SELECT string_agg(words #>> '{0,text}', ',') FROM sessions.transcripts WHERE room_name ="
                                    + " $1",
                            room))
                    .isEqualTo("second");
            assertThat(shownTranscript()).isEqualTo(transcript("second"));
        }
    }

    @Test
    void shouldShowTheSameWhenItIsFoldedAgain() {
        store(summarised(1, transcript("kept")));
        String before = rows.everything(room);
        rows.change("UPDATE sessions.coaching_sessions SET transcript_json = NULL WHERE room_name = $1", room);

        await(writer.rebuild(room));

        assertThat(rows.everything(room)).isEqualTo(before);
    }

    @Test
    void shouldUnderstandAFactThatHasTheWordsInIt() {
        rows.change(
                "INSERT INTO sessions.facts (room_name, id, body) VALUES ($1, $2, $3::text::jsonb)",
                room,
                "old",
                """
                {"type": "summarised", "id": "old", "time": "2026-11-20T11:00:00Z", "room": "%s",
                 "provenance": "observed", "revision": 1, "userId": "demo-studio", "callType": "on-demand",
                 "words": {"transcript_json": [{"speaker": "Sam", "text": "as it was"}], "summary": "s"}}
                """.formatted(room));

        store(new SessionFact.NoteAdded("n", NOON, room, Provenance.REPORTED, "demo-studio", "a note"));

        assertThat(shownTranscript()).isEqualTo(transcript("as it was"));

        store(summarised(2, transcript("as it is")));

        assertThat(shownTranscript()).isEqualTo(transcript("as it is"));
    }

    @Test
    void shouldKeepNothingOfAnErasedRoom() {
        store(summarised(1, transcript("erased")));

        erase();
        store(summarised(2, transcript("too late")));

        assertThat(count("SELECT count(*) FROM sessions.transcripts WHERE room_name = $1"))
                .isZero();
    }

    @Test
    void shouldSayWhichFactsItDoesNotTakeAsTheyCame() {
        await(writer.setAside(room, new IllegalStateException("broken")));
        var fact = summarised(1, transcript("refused"));

        assertThat(await(writer.store(List.of(fact)))).containsOnlyKeys(fact);
        assertThat(count("SELECT count(*) FROM sessions.transcripts WHERE room_name = $1"))
                .isZero();
    }

    private void store(SessionFact fact) {
        assertThat(await(writer.store(List.of(fact)))).isEmpty();
    }

    private void erase() {
        await(pool.withTransaction(transaction -> writer.erase(transaction, room)));
    }

    private SessionFact.Summarised summarised(long revision, JsonNode transcript) {
        return new SessionFact.Summarised(
                room + ":summary:" + revision,
                NOON,
                room,
                Provenance.OBSERVED,
                revision,
                "demo-studio",
                CallType.ON_DEMAND,
                new SessionHistory.Words(transcript, null, "s", List.of(), List.of(), null, null, "extractive"));
    }

    private static JsonNode transcript(String text) {
        var transcript = EventJson.MAPPER.createArrayNode();
        transcript.addObject().put("speaker", "Sam").put("text", text);
        return transcript;
    }

    private JsonNode shownTranscript() {
        try {
            return EventJson.MAPPER.readTree(rows.text(
                    "SELECT transcript_json::text FROM sessions.coaching_sessions WHERE room_name = $1", room));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private long count(String sql) {
        return Long.parseLong(rows.text(sql, room));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
