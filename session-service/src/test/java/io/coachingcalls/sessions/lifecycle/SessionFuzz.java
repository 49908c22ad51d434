package io.coachingcalls.sessions.lifecycle;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.coachingcalls.database.PassingFailures;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.facts.AnyFacts;
import io.coachingcalls.fuzzing.ChosenByInput;

/**
 * Any events of any room: a history comes out, and the same in any order. {@code .ci/fuzz} runs it; every build runs what
 * is kept, {@link SessionCorpusTest}.
 */
class SessionFuzz extends AnyFacts<SessionFact, SessionFuzz.Explained> {

    SessionFuzz() {
        super(SessionFact.class, e -> !PassingFailures.passes(e));
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
    protected Optional<SessionFact> read(LiveKitEvent event, Provenance provenance) {
        return FactReader.read(event, provenance, null);
    }

    @Override
    protected Optional<SessionFact> read(CallEvent event) {
        return FactReader.read(event);
    }

    @Override
    protected Explained fold(String room, List<SessionFact> facts) {
        return new Explained(SessionFold.fold(room, facts), SessionFold.decided(room, facts));
    }

    /** A history and which fact decided what of it. */
    record Explained(SessionHistory history, Map<String, List<String>> decided) {}
}
