package io.coachingcalls.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.fuzzing.ChosenByInput;
import io.coachingcalls.messaging.BatchConsumption;

/**
 * Any events of any room: a history comes out, and the same in any order. {@code .ci/fuzz} runs it; every build runs what
 * is kept, {@link SessionCorpusTest}.
 */
class SessionFuzz {

    /**
     * An event a line: after an {@code o} as LiveKit sends it, after an {@code r} as the reconciler does, after a
     * {@code c} one of {@code calls.events.v1}. A line that is none goes to the dead letters, and is skipped here, as is one
     * whose id is known.
     */
    @FuzzTest(maxDuration = "5m")
    void events(byte[] input) throws IOException {
        Map<String, Map<String, SessionFact>> rooms = new LinkedHashMap<>();
        for (String line : new String(input, StandardCharsets.UTF_8).split("\n")) {
            fact(line).filter(SessionFuzz::isKept).ifPresent(fact -> rooms.computeIfAbsent(
                            fact.room(), room -> new LinkedHashMap<>())
                    .putIfAbsent(fact.id(), fact));
        }
        for (var room : rooms.entrySet()) {
            List<SessionFact> facts = List.copyOf(room.getValue().values());
            shouldNotDependOnOrder(room.getKey(), facts);
            shouldComeBackFromTheDatabase(room.getKey(), facts);
        }
    }

    /** A room whose facts the fuzzer chooses. */
    @FuzzTest(maxDuration = "5m")
    void room(byte[] input) {
        List<SessionFact> facts = FoldOrderTest.anyRoom(new ChosenByInput(input));

        shouldNotDependOnOrder(Facts.ROOM, facts);
    }

    private static Optional<SessionFact> fact(String line) {
        if (line.length() < 2) {
            return Optional.empty();
        }
        byte[] json = line.substring(1).getBytes(StandardCharsets.UTF_8);
        try {
            return switch (line.charAt(0)) {
                case 'o' -> FactReader.read(LiveKitEvent.read(json), Provenance.OBSERVED);
                case 'r' -> FactReader.read(LiveKitEvent.read(json), Provenance.RECONCILED);
                case 'c' -> CallEvent.read(json).flatMap(FactReader::read);
                default -> Optional.empty();
            };
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** One that cannot be folded by itself goes to the dead letters, and holds up nobody. */
    private static boolean isKept(SessionFact fact) {
        try {
            return fact.id() != null && SessionFold.fold(fact.room(), List.of(fact)) != null;
        } catch (RuntimeException e) {
            assertThat(BatchConsumption.isTheRecordsFault(e)).as("%s", e).isTrue();
            return false;
        }
    }

    private static void shouldNotDependOnOrder(String room, List<SessionFact> facts) {
        SessionHistory expected = SessionFold.fold(room, facts);
        List<SessionFact> disturbed = new ArrayList<>(facts);
        disturbed.addAll(facts.subList(0, facts.size() / 2));

        Collections.reverse(disturbed);
        assertThat(SessionFold.fold(room, disturbed)).isEqualTo(expected);
        Collections.rotate(disturbed, facts.size() / 3 + 1);
        assertThat(SessionFold.fold(room, disturbed)).isEqualTo(expected);
        assertThat(SessionFold.decided(room, disturbed)).isEqualTo(SessionFold.decided(room, facts));
    }

    /** Facts are kept as JSON, and folded again from there. */
    private static void shouldComeBackFromTheDatabase(String room, List<SessionFact> facts) throws IOException {
        List<SessionFact> read = new ArrayList<>();
        for (SessionFact fact : facts) {
            read.add(EventJson.MAPPER.readValue(EventJson.MAPPER.writeValueAsBytes(fact), SessionFact.class));
        }
        assertThat(SessionFold.fold(room, read)).isEqualTo(SessionFold.fold(room, facts));
    }
}
