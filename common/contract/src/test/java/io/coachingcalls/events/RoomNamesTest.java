package io.coachingcalls.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class RoomNamesTest {

    private static final int NAMES = 10_000;
    private static final int DIGITS = 32;

    @Test
    void shouldBeOneOfSoManyThatNobodyGuessesIt() {
        Set<String> names = Stream.generate(RoomNames::fresh).limit(NAMES).collect(Collectors.toSet());

        assertThat(names).hasSize(NAMES).allMatch(RoomNames::isOurs);
        // 128 bits, of which none stands still: each of 16 digits in each of 32 places
        for (int place = 0; place < DIGITS; place++) {
            int at = "call-".length() + place;
            assertThat(names.stream().map(name -> name.charAt(at)).distinct().count())
                    .as("digits in place %d", place)
                    .isEqualTo(16);
        }
    }

    @Test
    void shouldKnowItsOwn() {
        assertThat(RoomNames.isOurs("call-" + "0".repeat(DIGITS))).isTrue();
        assertThat(IntStream.of(0, DIGITS - 1, DIGITS + 1).mapToObj(digits -> "call-" + "0".repeat(digits)))
                .noneMatch(RoomNames::isOurs);
        assertThat(RoomNames.isOurs("call-" + "g".repeat(DIGITS))).isFalse();
    }
}
