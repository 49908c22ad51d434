package io.coachingcalls.sessions.lifecycle;

import static io.coachingcalls.sessions.lifecycle.Facts.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

/** From when on nobody comes back to a session. */
class SettlingTest {

    private final Facts facts = new Facts();

    @Test
    void shouldSettleWhenLiveKitClosesTheRoom() {
        facts.created(0);
        facts.joined(10, "RM_1", "PA_a", "ann");
        facts.left(75, "RM_1", "PA_a", "ann", 10);
        assertThat(settlesAt()).as("she may be reloading").isNull();

        facts.finished(95, "RM_1");
        assertThat(settlesAt()).isEqualTo(at(95));
    }

    @Test
    void shouldWaitForLiveKitEvenWhenThePersonSaysTheyLeft() {
        facts.created(0);
        facts.joined(10, "RM_1", "PA_a", "ann");
        facts.reportedLeave(70, "ann", null);

        assertThat(SessionFold.fold(Facts.ROOM, facts.all()).session().status()).isEqualTo(SessionStatus.COMPLETED);
        assertThat(settlesAt()).isNull();
    }

    @Test
    void shouldSettleAfterAWhileWhereOnlyClientsTold() {
        facts.created(0);
        facts.reportedLeave(70, "ann", facts.reportedJoin(10, "ann"));

        assertThat(settlesAt()).isEqualTo(at(70 + 120));
    }

    @Test
    void shouldSettleWhenACallNobodyCameToIsEnded() {
        facts.created(0);
        assertThat(settlesAt()).isNull();

        facts.ended(30);
        assertThat(settlesAt()).isEqualTo(at(30));
    }

    @Test
    void shouldSettleAgainWhenSomebodyCameToARoomThatHadTimedOutEmpty() {
        facts.scheduled(0, 100);
        facts.finished(400, "RM_1");
        assertThat(settlesAt()).isEqualTo(at(400));

        facts.joined(450, "RM_2", "PA_a", "ann");
        assertThat(settlesAt()).isNull();

        facts.left(500, "RM_2", "PA_a", "ann", 450);
        facts.finished(520, "RM_2");
        assertThat(settlesAt()).isEqualTo(at(520));
    }

    private Instant settlesAt() {
        return SessionFold.fold(Facts.ROOM, facts.all()).session().settlesAt();
    }
}
