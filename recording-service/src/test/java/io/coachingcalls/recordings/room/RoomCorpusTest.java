package io.coachingcalls.recordings.room;

import java.util.stream.Stream;

import io.coachingcalls.fuzzing.Corpus;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What {@link RoomFuzz} was given and found before. */
class RoomCorpusTest {

    private final RoomFuzz fuzz = new RoomFuzz();

    @TestFactory
    Stream<DynamicTest> shouldFoldTheEventsThatAreKeptInAnyOrder() {
        return Corpus.of(RoomFuzz.class, "events", fuzz::events);
    }

    @TestFactory
    Stream<DynamicTest> shouldFoldTheRoomsThatAreKeptInAnyOrder() {
        return Corpus.of(RoomFuzz.class, "room", fuzz::room);
    }
}
