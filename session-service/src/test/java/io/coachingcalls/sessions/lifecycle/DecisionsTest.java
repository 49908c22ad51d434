package io.coachingcalls.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.coachingcalls.events.Provenance;
import org.junit.jupiter.api.Test;

/** "Why does it say so?" has an answer for every field, and the answer names the fact that decided. */
class DecisionsTest {

    private final Facts facts = new Facts();

    @Test
    void shouldNameTheFactBehindEachField() {
        facts.created(0);
        facts.joined(10, "RM_1", "PA_a", "ann");
        facts.joined(12, "RM_1", "PA_b", "bob");
        facts.left(40, "RM_1", "PA_a", "ann", 10);
        facts.left(75, "RM_1", "PA_b", "bob", 12);
        facts.finished(95, "RM_1");

        assertThat(decidedBy(0)).contains("user_id", "title", "created_at");
        assertThat(decidedBy(1)).contains("started_at", "room_sid");
        assertThat(decidedBy(3)).hasSize(1).allMatch(field -> field.endsWith("/left_at"));
        assertThat(decidedBy(4)).contains("ended_at");
        assertThat(decidedBy(5)).contains("status", "room_finished_at");
    }

    @Test
    void shouldShowThatAnOverruledFactDecidedNothing() {
        facts.joined(10, "RM_1", "PA_a", "ann");
        facts.left(60, "RM_1", "PA_a", "ann", 10, Provenance.RECONCILED);
        facts.left(30, "RM_1", "PA_a", "ann", 10, Provenance.OBSERVED);
        facts.finished(95, "RM_1");

        assertThat(decidedBy(1)).isEmpty();
        assertThat(decidedBy(2)).contains("ended_at");
    }

    private List<String> decidedBy(int fact) {
        return FactRow.of(Facts.ROOM, facts.all()).stream()
                .filter(row -> row.id().equals("EV_" + fact))
                .findFirst()
                .orElseThrow()
                .decided();
    }
}
