package io.coachingcalls.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveKitTimeTest {

    private static final Instant SECOND = Instant.parse("2026-11-20T16:06:18Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T16:06:18.234567Z, 2026-11-20T16:06:18.234Z",
        "2026-11-20T16:06:18Z,        2026-11-20T16:06:18Z",
        "2026-11-20T16:06:18.999999Z, 2026-11-20T16:06:18.999Z",
        "2026-11-20T16:06:19Z,        2026-11-20T16:06:18.999Z",
        "2026-11-21T16:06:18Z,        2026-11-20T16:06:18.999Z",
        "2026-11-20T16:06:17.999Z,    2026-11-20T16:06:18Z",
        "1969-11-20T16:06:18Z,        2026-11-20T16:06:18Z"
    })
    void shouldNarrowASecondDownByTheReceipt(Instant receivedAt, Instant expected) {
        assertThat(LiveKitTime.of(0, SECOND.getEpochSecond(), receivedAt)).hasValue(expected);
        assertThat(LiveKitTime.of(0, SECOND.getEpochSecond(), expected))
                .as("what was narrowed down stays")
                .hasValue(expected);
    }

    @Test
    void shouldGoByMillisecondsWhereThereAreAny() {
        assertThat(LiveKitTime.of(SECOND.toEpochMilli() + 427, SECOND.getEpochSecond(), SECOND.plusMillis(500)))
                .hasValue(SECOND.plusMillis(427));
    }

    @Test
    void shouldLeaveASecondAsItIsWithoutAReceipt() {
        assertThat(LiveKitTime.of(0, SECOND.getEpochSecond(), null)).hasValue(SECOND);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 1_577_836_799, 4_733_510_400L, 1_795_190_778_427L, Long.MAX_VALUE, Long.MIN_VALUE})
    void shouldNotKnowATimeThatCannotBeMeant(long number) {
        assertThat(LiveKitTime.of(0, number, SECOND)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 1_795_190_778, Long.MAX_VALUE, Long.MIN_VALUE})
    void shouldNotKnowANumberOfMillisecondsOrNanosecondsThatCannotBeMeant(long number) {
        assertThat(LiveKitTime.of(number, 0, SECOND)).isEmpty();
        assertThat(LiveKitTime.ofNanos(number)).isEmpty();
    }

    @Test
    void shouldReadNanoseconds() {
        assertThat(LiveKitTime.ofNanos(1_795_190_778_427_000_001L))
                .hasValue(Instant.ofEpochSecond(1_795_190_778, 427_000_001));
    }
}
