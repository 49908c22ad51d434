package io.coachingcalls.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.coachingcalls.events.Provenance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

/** A failure prints its seed; put it in to see the same run again. */
@DisplayName("Any permutation of what was told, with any of it doubled, gives the same attendance")
class AttendanceOrderTest {

    private static final int SHUFFLES = 50;

    @RepeatedTest(100)
    void shouldNotDependOnOrderOrRepetition() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<AttendanceEvent> events = anyRoom(random);
        Attendance expected = Attendance.of(events);

        assertSense(expected, seed);
        for (int i = 0; i < SHUFFLES; i++) {
            List<AttendanceEvent> disturbed = new ArrayList<>(events);
            events.stream().filter(event -> random.nextBoolean()).forEach(disturbed::add);
            Collections.shuffle(disturbed, random);

            assertThat(Attendance.of(disturbed)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static void assertSense(Attendance attendance, long seed) {
        assertThat(attendance.connections())
                .as("seed %d", seed)
                .allSatisfy(connection -> assertThat(connection.leftAt().orElse(connection.joinedAt()))
                        .isAfterOrEqualTo(connection.joinedAt()))
                .extracting(ParticipantConnection::sid)
                .doesNotHaveDuplicates()
                .noneMatch(attendance.otherSids()::contains);
        assertThat(attendance.rooms())
                .as("seed %d", seed)
                .extracting(RoomInstance::sid)
                .doesNotHaveDuplicates();
        assertThat(attendance.rooms().stream()
                        .filter(room -> room.ofTheCall() && !room.continued())
                        .count())
                .as("one room goes on, where anybody came; seed %d", seed)
                .isEqualTo(attendance.people().findAny().isPresent() ? 1 : 0);
        if (attendance.isOver()) {
            assertThat(attendance.peoplePresent()).as("seed %d", seed).isEmpty();
        }
    }

    /** Plausible and implausible: several rooms, phones, rejoins, lost and contradicting events, equal times. */
    private static List<AttendanceEvent> anyRoom(Random random) {
        Told told = new Told();
        int connections = random.nextInt(8);
        for (int i = 0; i < connections; i++) {
            String room = "RM_" + random.nextInt(3);
            String person = "person-" + random.nextInt(3);
            int joined = random.nextInt(50);
            for (int joins = random.nextInt(3); joins > 0; joins--) {
                told.seen(
                        joined + random.nextInt(3) * 40,
                        room,
                        "PA_" + i,
                        person,
                        joined,
                        ParticipantKind.values()[random.nextInt(3)],
                        Provenance.values()[random.nextInt(2)]);
            }
            for (int leaves = random.nextInt(3); leaves > 0; leaves--) {
                told.left(
                        joined + random.nextInt(60),
                        room,
                        "PA_" + i,
                        person,
                        joined,
                        ParticipantKind.values()[random.nextInt(3)],
                        Provenance.values()[random.nextInt(4)]);
            }
        }
        for (int starts = random.nextInt(3); starts > 0; starts--) {
            told.started(random.nextInt(100), "RM_" + random.nextInt(3), Provenance.values()[random.nextInt(2)]);
        }
        for (int ends = random.nextInt(4); ends > 0; ends--) {
            told.finished(40 + random.nextInt(80), "RM_" + random.nextInt(3), Provenance.values()[random.nextInt(2)]);
        }
        return told.all();
    }
}
