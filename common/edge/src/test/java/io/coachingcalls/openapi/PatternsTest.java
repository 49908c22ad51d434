package io.coachingcalls.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.openapi.OASFactory;
import org.junit.jupiter.api.Test;

class PatternsTest {

    @Test
    void shouldHoldAPatternAgainstTheWholeText() {
        assertThat(filtered("open|all")).isEqualTo("^(open|all)$");
        assertThat(filtered(null)).isNull();
    }

    @Test
    void shouldAskForSomethingAboveASpaceInWhatMustNotBeBlank() {
        assertThat(filtered("\\S")).isEqualTo("[^\\x00-\\x20]");
    }

    @Test
    void shouldChangeNothingTheSecondTime() {
        assertThat(filtered(filtered("open|all"))).isEqualTo("^(open|all)$");
        assertThat(filtered(filtered("\\S"))).isEqualTo("[^\\x00-\\x20]");
    }

    private static String filtered(String pattern) {
        return new Patterns()
                .filterSchema(OASFactory.createSchema().pattern(pattern))
                .getPattern();
    }
}
