package io.coachingcalls.recordings.room;

import static io.coachingcalls.recordings.room.Facts.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.events.InvitationAnswer;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.RecordingOutcome;
import io.coachingcalls.recordings.room.Egress.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

/** A failure prints its seed; put it in to see the same run again. */
@DisplayName("Any permutation of a room's facts, with any of them doubled, gives the same rows")
class FoldOrderTest {

    private static final int SHUFFLES = 50;

    @RepeatedTest(100)
    void shouldNotDependOnOrderOrRepetition() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<RoomFact> facts = anyRoom(random);
        RoomHistory expected = fold(facts);

        for (int i = 0; i < SHUFFLES; i++) {
            List<RoomFact> disturbed = new ArrayList<>(facts);
            facts.stream().filter(fact -> random.nextBoolean()).forEach(disturbed::add);
            Collections.shuffle(disturbed, random);

            assertThat(fold(disturbed)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static RoomHistory fold(List<RoomFact> facts) {
        return RoomFold.fold(ROOM, facts, path -> Optional.of("https://storage.example/" + path));
    }

    /** Plausible and implausible rooms: contradicting ends, shared ids, equal times, checks of nothing. */
    static List<RoomFact> anyRoom(Random random) {
        Facts facts = new Facts();
        for (int i = random.nextInt(3); i > 0; i--) {
            facts.created(random.nextInt(5), "coach-" + i);
        }
        facts.roomStarted(random.nextInt(5));
        for (int i = random.nextInt(4); i > 0; i--) {
            var answers = InvitationAnswer.values();
            facts.answered(
                    random.nextInt(9),
                    random.nextInt(3),
                    random.nextBoolean() ? "guest" : "person-1",
                    answers[random.nextInt(answers.length)]);
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            int joined = random.nextInt(40);
            String sid = "PA_" + random.nextInt(4);
            String room = roomSid(random);
            facts.seen(
                    joined + random.nextInt(2) * 60,
                    room,
                    sid,
                    "person-" + random.nextInt(3),
                    random.nextBoolean() ? "Name " + i : null,
                    joined,
                    ParticipantKind.values()[random.nextInt(3)],
                    Provenance.values()[random.nextInt(2)]);
            if (random.nextBoolean()) {
                facts.left(
                        joined + random.nextInt(50),
                        room,
                        sid,
                        "person",
                        joined,
                        ParticipantKind.PERSON,
                        Provenance.values()[random.nextInt(2)]);
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            facts.finished(30 + random.nextInt(60), "RM_" + random.nextInt(2), Provenance.values()[random.nextInt(2)]);
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            RecordingOutcome outcome = RecordingOutcome.values()[random.nextInt(4)];
            facts.requested(
                    random.nextInt(30),
                    1 + random.nextInt(3),
                    1 + random.nextInt(3),
                    outcome == RecordingOutcome.STARTED ? "EG_" + random.nextInt(3) : null,
                    outcome);
        }
        for (int i = random.nextInt(10); i > 0; i--) {
            Status status = Status.values()[random.nextInt(Status.values().length)];
            int time = random.nextInt(60);
            facts.egress(
                    time,
                    Provenance.values()[random.nextInt(2)],
                    Facts.recorder("EG_" + random.nextInt(3), status, 1 + random.nextInt(3), time));
        }
        for (int attempt = 1; attempt <= 3; attempt++) {
            switch (random.nextInt(4)) {
                case 0 -> facts.found(70, attempt, 4_000 + attempt);
                case 1 -> facts.notFound(70, attempt, "object_missing");
                case 2 ->
                    facts.trouble(65, attempt, "storage_unreachable").trouble(66, attempt, "storage_access_denied");
                default -> {}
            }
            if (random.nextInt(8) == 0) {
                facts.deleted(80, attempt, random.nextBoolean() ? "owner" : null);
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            facts.settled(90 + random.nextInt(3), random.nextBoolean() ? "completed" : "missed", "person-1");
        }
        return facts.all();
    }

    /** Null in facts from before it was kept. */
    private static @Nullable String roomSid(Random random) {
        return random.nextInt(3) == 0 ? null : "RM_" + random.nextInt(2);
    }
}
