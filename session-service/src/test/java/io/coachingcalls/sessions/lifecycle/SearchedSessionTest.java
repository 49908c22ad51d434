package io.coachingcalls.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.coachingcalls.events.EventJson;
import io.coachingcalls.sessions.RoomScript;
import org.junit.jupiter.api.Test;

class SearchedSessionTest {

    @Test
    void shouldWriteManyLongOnesInSeveralStatementsAndLoseNone() {
        List<SearchedSession> sessions = Stream.of(10, 400_000, 100_000, 300_000, 900_000, 20)
                .map(length -> new SearchedSession(UUID.randomUUID(), RoomScript.BEGIN, "x".repeat(length)))
                .toList();

        List<List<SearchedSession>> parts = SearchedSession.inParts(sessions);

        assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(sessions);
        assertThat(parts).extracting(List::size).containsExactly(2, 2, 1, 1);
        assertThat(SearchedSession.inParts(List.of())).isEmpty();
    }

    @Test
    void shouldReadATranscriptAsAnySystemMayHaveKeptIt() throws Exception {
        for (String transcript : List.of(
                "[{\"speaker\": \"sam\", \"text\": \"a café\"}]",
                "[\"a café\"]",
                "\"a café\"",
                "{\"segments\": [{\"text\": \"a café\"}]}",
                "[{\"text\": \"a\"}, {\"text\": \"café\"}, {\"text\": 7}, {}, null, []]")) {
            assertThat(String.join(" ", SearchedSession.said(EventJson.MAPPER.readTree(transcript))))
                    .as(transcript)
                    .isEqualTo("a café");
        }
    }
}
