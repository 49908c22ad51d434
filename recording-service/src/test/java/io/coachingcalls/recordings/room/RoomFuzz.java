package io.coachingcalls.recordings.room;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.coachingcalls.database.PassingFailures;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.facts.AnyFacts;
import io.coachingcalls.fuzzing.ChosenByInput;

/**
 * Any events of any room and its recorders: rows come out, and the same in any order. {@code .ci/fuzz} runs it; every build
 * runs what is kept, {@link RoomCorpusTest}.
 */
class RoomFuzz extends AnyFacts<RoomFact, RoomHistory> {

    RoomFuzz() {
        super(RoomFact.class, e -> !PassingFailures.passes(e));
    }

    @FuzzTest(maxDuration = "2m")
    void events(byte[] input) throws IOException {
        shouldFoldTheSameInAnyOrder(input);
    }

    /** A room whose facts the fuzzer chooses. */
    @FuzzTest(maxDuration = "2m")
    void room(byte[] input) {
        shouldFoldTheSameInAnyOrder(Facts.ROOM, FoldOrderTest.anyRoom(new ChosenByInput(input)));
    }

    @Override
    protected Optional<RoomFact> read(LiveKitEvent event, Provenance provenance) {
        return FactReader.read(event, provenance, null);
    }

    @Override
    protected Optional<RoomFact> read(CallEvent event) {
        return FactReader.read(event);
    }

    @Override
    protected RoomHistory fold(String room, List<RoomFact> facts) {
        return RoomFold.fold(room, facts, path -> Optional.of("https://storage.example/" + path));
    }
}
