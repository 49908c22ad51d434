package io.coachingcalls.sessions.lifecycle;

import java.util.stream.Stream;

import io.coachingcalls.fuzzing.Corpus;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What {@link SessionFuzz} was given and found before. */
class SessionCorpusTest {

    private final SessionFuzz fuzz = new SessionFuzz();

    @TestFactory
    Stream<DynamicTest> shouldFoldTheEventsThatAreKeptInAnyOrder() {
        return Corpus.of(SessionFuzz.class, "events", fuzz::events);
    }

    @TestFactory
    Stream<DynamicTest> shouldFoldTheRoomsThatAreKeptInAnyOrder() {
        return Corpus.of(SessionFuzz.class, "room", fuzz::room);
    }
}
