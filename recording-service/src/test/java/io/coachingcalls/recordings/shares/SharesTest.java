package io.coachingcalls.recordings.shares;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;

import io.coachingcalls.access.CallPeople;
import org.junit.jupiter.api.Test;

class SharesTest {

    private static final CallPeople WITH_COACH = new CallPeople("owner", "coach", Set.of("guest", "other"), Set.of());
    private static final CallPeople WITH_FRED = new CallPeople("owner", null, Set.of(), Set.of("owner"));
    private static final Shares SHARES = new Shares(1_000);

    @Test
    void shouldLetAGuestUseATenthAndNotMore() {
        assertThat(SHARES.take(WITH_COACH, "guest", Map.of("guest", 99L), 1)).isTrue();
        assertThat(SHARES.take(WITH_COACH, "guest", Map.of("guest", 99L), 2)).isFalse();
        assertThat(SHARES.take(WITH_COACH, "other", Map.of("guest", 100L), 100)).isTrue();
    }

    @Test
    void shouldKeepATenthFreeForEachOfOwnerCoachAndAgents() {
        Map<String, Long> used = Map.of("agent", 800L);

        assertThat(SHARES.take(WITH_COACH, "agent", used, 1)).isFalse();
        assertThat(SHARES.take(WITH_COACH, "guest", used, 1)).isFalse();
        assertThat(SHARES.take(WITH_COACH, "owner", used, 100)).isTrue();
        assertThat(SHARES.take(WITH_COACH, "owner", used, 101)).isFalse();
        assertThat(SHARES.take(WITH_COACH, "coach", used, 100)).isTrue();
    }

    @Test
    void shouldKeepFreeWhatIsNotUsedYetOnly() {
        Map<String, Long> used = Map.of("owner", 60L, "coach", 100L, "agent", 800L);

        assertThat(SHARES.take(WITH_COACH, "agent", used, 1)).isFalse();
        assertThat(SHARES.take(WITH_COACH, "owner", used, 40)).isTrue();
        assertThat(SHARES.take(WITH_COACH, "owner", used, 41)).isFalse();
    }

    @Test
    void shouldKeepNothingFreeForACoachWhoIsNotThere() {
        assertThat(SHARES.take(WITH_FRED, "owner", Map.of("owner", 800L), 100)).isTrue();
        assertThat(SHARES.take(WITH_FRED, "owner", Map.of("owner", 800L), 101)).isFalse();
        assertThat(SHARES.take(WITH_FRED, "agent", Map.of(), 900)).isTrue();
    }

    @Test
    void shouldCountAllProgramsOfOursAsOne() {
        assertThat(SHARES.take(WITH_FRED, "owner", Map.of("agent", 50L, "recogniser", 50L), 900))
                .isTrue();
    }
}
