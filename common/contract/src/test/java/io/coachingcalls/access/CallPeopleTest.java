package io.coachingcalls.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class CallPeopleTest {

    private static final CallPeople PEOPLE =
            new CallPeople("owner", "coach", Set.of("ann", "bob"), Set.of("owner", "ann", "eve"));

    @Test
    void shouldNoLongerBelongToWhoDeclinedOrLeft() {
        assertThat(PEOPLE.without(List.of("ann", "coach")))
                .isEqualTo(new CallPeople("owner", null, Set.of("bob"), Set.of("owner", "eve")));
    }

    @Test
    void shouldKeepTheCoachWhereOthersLeft() {
        assertThat(PEOPLE.without(List.of("bob")))
                .isEqualTo(new CallPeople("owner", "coach", Set.of("ann"), Set.of("owner", "ann", "eve")));
    }

    @Test
    void shouldStayWithItsOwner() {
        assertThat(PEOPLE.without(List.of("owner")).owner()).isEqualTo("owner");
    }

    @Test
    void shouldMissNobodyWhereThereIsNoCoach() {
        var alone = new CallPeople("owner", null, Set.of(), Set.of());

        assertThat(alone.without(List.of("coach"))).isEqualTo(alone);
    }
}
