package io.coachingcalls.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.coachingcalls.problem.RequestTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonOfRequestsTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @BeforeEach
    void customize() {
        new WholeNumbers().customize(mapper);
        new RequestTimes.InJson().customize(mapper);
    }

    @Test
    void shouldNotCutANumberToAWholeOne() throws JsonProcessingException {
        assertThat(mapper.readValue("129", Integer.class)).isEqualTo(129);
        assertThatThrownBy(() -> mapper.readValue("129.949", Integer.class))
                .isInstanceOf(MismatchedInputException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-28T08:00:00Z, 2026-11-28T08:00:00Z",
        "2026-11-28T10:00:00+02:00, 2026-11-28T08:00:00Z",
        "2026-11-28T08:00:00.123Z, 2026-11-28T08:00:00.123Z"
    })
    void shouldReadATimeWithItsZone(String text, Instant time) throws JsonProcessingException {
        assertThat(mapper.readValue("\"" + text + "\"", Instant.class)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2026-11-28T08:00:00\"", "\"yesterday\"", "\"\"", "1795852800000", "1795852800.5"})
    void shouldSayWhatIsWrongWithATimeThatMayBeAnyTime(String json) {
        assertThatThrownBy(() -> mapper.readValue(json, Instant.class))
                .isInstanceOf(InvalidFormatException.class)
                .hasMessageContaining(RequestTime.MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "true"})
    void shouldNotReadATimeFromWhatIsNone(String json) {
        assertThatThrownBy(() -> mapper.readValue(json, Instant.class)).isInstanceOf(MismatchedInputException.class);
    }
}
