package io.coachingcalls.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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
}
