package io.coachingcalls.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

    private static final Caller SAM = new Caller("sam", "Sam", Tier.STUDIO, Set.of(Role.ADMIN));

    @Test
    void shouldBeSeenWithTheNameTheyWantThisTime() {
        assertThat(SAM.called(" Sammy ")).isEqualTo(new Caller("sam", "Sammy", Tier.STUDIO, Set.of(Role.ADMIN)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \u0000 "})
    void shouldBeSeenWithTheirTokensNameWhereThereIsNoOther(String none) {
        assertThat(SAM.called(none)).isEqualTo(SAM);
    }
}
