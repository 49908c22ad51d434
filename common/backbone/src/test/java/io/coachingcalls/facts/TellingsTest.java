package io.coachingcalls.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TellingsTest {

    private static final Telling EARLY = new Telling("room", "a", Instant.ofEpochSecond(1));
    private static final Telling LATE = new Telling("room", "a", Instant.ofEpochSecond(2));
    private static final Telling TIMELESS = new Telling("room", "a", null);
    private static final Telling OTHER = new Telling("room", "b", Instant.ofEpochSecond(3));
    private static final Telling OTHER_ROOM = new Telling("room-2", "a", Instant.ofEpochSecond(3));

    @Test
    void shouldKeepTheEarliestTellingOfEachFact() {
        assertThat(Tellings.best(List.of(LATE, OTHER, EARLY, OTHER_ROOM, LATE)))
                .containsExactly(EARLY, OTHER, OTHER_ROOM);
        assertThat(Tellings.best(List.of(EARLY, LATE))).containsExactly(EARLY);
    }

    @Test
    void shouldKeepTheFirstTellingWhereTimeSaysNothing() {
        assertThat(Tellings.isBetter(EARLY, LATE)).isTrue();
        assertThat(Tellings.isBetter(LATE, EARLY)).isFalse();
        assertThat(Tellings.isBetter(EARLY, EARLY)).isFalse();
        assertThat(Tellings.isBetter(EARLY, TIMELESS)).isFalse();
        assertThat(Tellings.isBetter(TIMELESS, EARLY)).isFalse();
    }

    private record Telling(String room, String id, @Nullable Instant time) implements Fact {

        @Override
        public Optional<Instant> happenedBy() {
            return Optional.ofNullable(time);
        }

        @Override
        public Quota quota() {
            return Quota.ofServices();
        }
    }
}
