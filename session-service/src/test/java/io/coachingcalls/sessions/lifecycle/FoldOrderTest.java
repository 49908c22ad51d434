package io.coachingcalls.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.coachingcalls.events.InvitationAnswer;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.RecordingState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

/** The promise the whole system rests on. A failure prints its seed; put it in to see the same run again. */
@DisplayName("Any permutation of a room's facts, with any of them doubled, gives the same history")
class FoldOrderTest {

    private static final int SHUFFLES = 50;

    @RepeatedTest(100)
    void shouldNotDependOnOrderOrRepetition() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<SessionFact> facts = anyRoom(random);
        SessionHistory expected = SessionFold.fold(Facts.ROOM, facts);
        Map<String, List<String>> decided = SessionFold.decided(Facts.ROOM, facts);

        assertThat(expected.participants())
                .as("seed %d", seed)
                .extracting(SessionHistory.Participant::id)
                .doesNotHaveDuplicates();

        for (int i = 0; i < SHUFFLES; i++) {
            List<SessionFact> disturbed = new ArrayList<>(facts);
            facts.stream().filter(fact -> random.nextBoolean()).forEach(disturbed::add);
            Collections.shuffle(disturbed, random);

            assertThat(SessionFold.fold(Facts.ROOM, disturbed))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            assertThat(SessionFold.decided(Facts.ROOM, disturbed))
                    .as("seed %d", seed)
                    .isEqualTo(decided);
        }
    }

    /** Plausible and implausible rooms: several sids, rejoins, lost and contradicting events, equal times. */
    static List<SessionFact> anyRoom(Random random) {
        Facts facts = new Facts();
        if (random.nextBoolean()) {
            facts.created(random.nextInt(5));
        }
        if (random.nextInt(4) == 0) {
            facts.ended(random.nextInt(100));
        }
        if (random.nextInt(4) == 0) {
            facts.timeWasUp(random.nextInt(100));
        }
        int connections = random.nextInt(8);
        for (int i = 0; i < connections; i++) {
            String roomSid = "RM_" + random.nextInt(2);
            String person = "person-" + random.nextInt(3);
            int joined = random.nextInt(50);
            if (random.nextInt(5) > 0) {
                facts.joined(joined, roomSid, "PA_" + i, person);
            }
            if (random.nextInt(5) == 0) {
                facts.found(joined + random.nextInt(90), roomSid, "PA_" + i, person, joined);
            }
            for (int leaves = random.nextInt(3); leaves > 0; leaves--) {
                Provenance provenance = Provenance.values()[random.nextInt(3)];
                facts.left(joined + random.nextInt(60), roomSid, "PA_" + i, person, joined, provenance);
            }
        }
        for (int rooms = random.nextInt(3); rooms > 0; rooms--) {
            facts.roomStarted(random.nextInt(10), "RM_" + random.nextInt(2));
        }
        for (int ends = random.nextInt(3); ends > 0; ends--) {
            facts.finished(40 + random.nextInt(70), "RM_" + random.nextInt(2), Provenance.values()[random.nextInt(2)]);
        }
        for (int reports = random.nextInt(6); reports > 0; reports--) {
            String person = "person-" + random.nextInt(3);
            int time = random.nextInt(100);
            switch (random.nextInt(5)) {
                case 0 -> facts.reportedStart(time, person, random.nextInt(120));
                case 1 -> facts.reportedJoin(time, person);
                case 2 -> facts.reportedJoin(time, person, "PA_" + random.nextInt(8));
                case 3 -> facts.reportedLeave(time + 20, person, facts.reportedJoin(time, person));
                default -> facts.reportedLeave(time, person, null);
            }
        }
        for (int closings = random.nextInt(3); closings > 0; closings--) {
            facts.staleClosed(random.nextInt(150));
        }
        if (random.nextBoolean()) {
            facts.note(random.nextInt(3), "owner", "first");
            facts.note(random.nextInt(3), "coach", "second");
        }
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            var states = RecordingState.values();
            facts.recording(random.nextInt(9), random.nextInt(3), states[random.nextInt(states.length)], null, null);
        }
        for (int summaries = random.nextInt(3); summaries > 0; summaries--) {
            facts.summarised(random.nextInt(9), random.nextInt(3), "summary " + random.nextInt(9));
        }
        if (random.nextInt(3) == 0) {
            facts.createdInviting(random.nextInt(5));
        }
        for (int answers = random.nextInt(4); answers > 0; answers--) {
            var all = InvitationAnswer.values();
            String person = random.nextBoolean() ? "guest" : "person-" + random.nextInt(3);
            facts.answered(random.nextInt(9), random.nextInt(3), person, all[random.nextInt(all.length)]);
        }
        if (random.nextInt(4) == 0) {
            facts.chat(random.nextInt(200), "chat");
        }
        if (facts.all().isEmpty()) {
            facts.created(0);
        }
        return facts.all();
    }
}
