package io.coachingcalls.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class LogIdsTest {

    private final LogIds filter = new LogIds();

    @Test
    void shouldMakeFieldsOfTheIdsThatAMessageNames() {
        var logRecord = new ExtLogRecord(
                Level.INFO, "closed: session_id=%s room=%s why=%s", ExtLogRecord.FormatStyle.PRINTF, "logger");
        logRecord.setParameters(new Object[] {"7d1f-4", "call-1.a", "stale"});

        assertThat(filter.isLoggable(logRecord)).isTrue();

        assertThat(logRecord.getMdcCopy()).isEqualTo(Map.of("session_id", "7d1f-4", "room", "call-1.a"));
    }

    @Test
    void shouldLetWhatNamesNoneThrough() {
        var logRecord = new ExtLogRecord(Level.INFO, "the room is ready", "logger");

        assertThat(filter.isLoggable(logRecord)).isTrue();

        assertThat(logRecord.getMdcCopy()).isEmpty();
    }
}
