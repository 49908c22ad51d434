package io.coachingcalls.sessions.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationInWordsTest {

    @ParameterizedTest
    @CsvSource({"0, 0s", "45, 45s", "60, 1m 0s", "1425, 23m 45s", "3723, 1h 2m 3s", "90061, 25h 1m 1s"})
    void shouldWriteItAsPeopleDo(long seconds, String words) {
        assertThat(DurationInWords.of(seconds)).isEqualTo(words);
    }
}
