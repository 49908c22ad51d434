package io.coachingcalls.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogIdsTest {

    private static final PatternFormatter FORMATTER = new PatternFormatter("%s%e%n");

    private final LogIds filter = new LogIds();

    @Test
    void shouldMakeFieldsOfTheIdsThatAMessageNames() {
        var logRecord = new ExtLogRecord(
                Level.INFO, "closed: session_id=%s room=%s why=%s", ExtLogRecord.FormatStyle.PRINTF, "logger");
        logRecord.setParameters(new Object[] {"7d1f-4", "call-1.a", "stale"});

        assertThat(filter.isLoggable(logRecord)).isTrue();

        assertThat(logRecord.getMdcCopy()).isEqualTo(Map.of("session_id", "7d1f-4", "room", "call-1.a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\u001b[2J", "\u0085", "\u2028", "\u202e", "\0"})
    void shouldLetNobodyForgeALine(String control) {
        String forged = "call-1" + control + "2026-11-20 10:00:00 ERROR all is lost";
        var logRecord =
                new ExtLogRecord(Level.INFO, "closed:\n room=%s after %d s", ExtLogRecord.FormatStyle.PRINTF, "logger");
        logRecord.setParameters(new Object[] {forged, 12});
        logRecord.setThrown(new IllegalStateException("outer", new IllegalArgumentException(forged)));

        filter.isLoggable(logRecord);

        String line = FORMATTER.format(logRecord);
        assertThat(line)
                .startsWith("closed:\n room=call-1\\u")
                .contains("after 12 s", "java.lang.IllegalArgumentException: call-1\\u", "LogIdsTest")
                .doesNotContain(control + "2026");
        assertThat(line.lines()).noneMatch(text -> text.startsWith("2026"));
    }

    @Test
    void shouldLeaveExceptionsWithNothingToEscapeAsTheyAre() {
        var failure = new IllegalStateException("connection lost");
        failure.initCause(new IllegalArgumentException("x"));
        var logRecord = new ExtLogRecord(Level.INFO, "failed", "logger");
        logRecord.setThrown(failure);

        filter.isLoggable(logRecord);

        assertThat(logRecord.getThrown()).isSameAs(failure);
    }

    @Test
    void shouldLetWhatNamesNoneThrough() {
        var logRecord = new ExtLogRecord(Level.INFO, "the room is ready", "logger");

        assertThat(filter.isLoggable(logRecord)).isTrue();

        assertThat(logRecord.getMdcCopy()).isEmpty();
    }
}
