package io.coachingcalls.recordings.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachingcalls.recordings.summary.Conversations.Score;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of what an extractive summary says was said, and how much of what was said it says. */
class ConversationsTest {

    private static final Logger LOG = Logger.getLogger(ConversationsTest.class);

    private static final double LEAST_PRECISION = 0.95;
    private static final double LEAST_RECALL = 0.6;

    /** The rules are made with one in sight, and measured by the other. */
    @ParameterizedTest
    @ValueSource(strings = {"tuned.txt", "held-out.txt"})
    void shouldInventNextToNothingAndFindMostOfWhatWasSaid(String file) {
        Conversations conversations = Conversations.read(file);

        Score score = conversations.score();

        LOG.infof(
                "%s: %d conversations, %d of them traps; precision %.3f, recall %.3f (%d right, %d invented, %d missed)",
                file,
                conversations.all().size(),
                conversations.traps(),
                score.precision(),
                score.recall(),
                score.right(),
                score.invented(),
                score.missed());
        assertThat(score.precision()).as("precision; %s", score.mistakes()).isGreaterThanOrEqualTo(LEAST_PRECISION);
        assertThat(score.recall()).as("recall; %s", score.mistakes()).isGreaterThanOrEqualTo(LEAST_RECALL);
    }

    @Test
    void shouldMeasureWithTrapsForTheGreaterPart() {
        Conversations tuned = Conversations.read("tuned.txt");
        Conversations heldOut = Conversations.read("held-out.txt");

        assertThat(tuned.all()).hasSizeGreaterThan(150);
        assertThat(heldOut.all()).hasSizeGreaterThan(60);
        assertThat(2 * tuned.traps()).isGreaterThan(tuned.all().size());
        assertThat(2 * heldOut.traps()).isGreaterThan(heldOut.all().size());
    }
}
