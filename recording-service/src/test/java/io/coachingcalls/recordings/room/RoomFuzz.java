package io.coachingcalls.recordings.room;

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
 * Any events of any room and its recorders: rows come out, and the same in any order. {@code .ci/fuzz} runs it; every build
 * runs what is kept, {@link RoomCorpusTest}.
 */
class RoomFuzz {

    /**
     * An event a line: after an {@code o} as LiveKit sends it, after an {@code r} as the reconciler does, after a
     * {@code c} one of {@code calls.events.v1}. A line that is none goes to the dead letters, and is skipped here, as is one
     * whose id is known.
     */
    @FuzzTest(maxDuration = "5m")
    void events(byte[] input) throws IOException {
        Map<String, Map<String, RoomFact>> rooms = new LinkedHashMap<>();
        for (String line : new String(input, StandardCharsets.UTF_8).split("\n")) {
            fact(line).filter(RoomFuzz::isKept).ifPresent(fact -> rooms.computeIfAbsent(
                            fact.room(), room -> new LinkedHashMap<>())
                    .putIfAbsent(fact.id(), fact));
        }
        for (var room : rooms.entrySet()) {
            List<RoomFact> facts = List.copyOf(room.getValue().values());
            shouldNotDependOnOrder(room.getKey(), facts);
            shouldComeBackFromTheDatabase(room.getKey(), facts);
        }
    }

    /** A room whose facts the fuzzer chooses. */
    @FuzzTest(maxDuration = "5m")
    void room(byte[] input) {
        shouldNotDependOnOrder(Facts.ROOM, FoldOrderTest.anyRoom(new ChosenByInput(input)));
    }

    private static Optional<RoomFact> fact(String line) {
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
    private static boolean isKept(RoomFact fact) {
        try {
            return fact.id() != null && fold(fact.room(), List.of(fact)) != null;
        } catch (RuntimeException e) {
            assertThat(BatchConsumption.isTheRecordsFault(e)).as("%s", e).isTrue();
            return false;
        }
    }

    private static void shouldNotDependOnOrder(String room, List<RoomFact> facts) {
        RoomHistory expected = fold(room, facts);
        List<RoomFact> disturbed = new ArrayList<>(facts);
        disturbed.addAll(facts.subList(0, facts.size() / 2));

        Collections.reverse(disturbed);
        assertThat(fold(room, disturbed)).isEqualTo(expected);
        Collections.rotate(disturbed, facts.size() / 3 + 1);
        assertThat(fold(room, disturbed)).isEqualTo(expected);
    }

    /** Facts are kept as JSON, and folded again from there. */
    private static void shouldComeBackFromTheDatabase(String room, List<RoomFact> facts) throws IOException {
        List<RoomFact> read = new ArrayList<>();
        for (RoomFact fact : facts) {
            read.add(EventJson.MAPPER.readValue(EventJson.MAPPER.writeValueAsBytes(fact), RoomFact.class));
        }
        assertThat(fold(room, read)).isEqualTo(fold(room, facts));
    }

    private static RoomHistory fold(String room, List<RoomFact> facts) {
        return RoomFold.fold(room, facts, path -> Optional.of("https://storage.example/" + path));
    }
}
