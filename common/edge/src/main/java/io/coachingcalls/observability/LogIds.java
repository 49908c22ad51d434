package io.coachingcalls.observability;

import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.logging.LoggingFilter;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Where every record passes, on its way to a line. Lets nothing out of the log, but makes fields of the ids that messages
 * name as {@code room=…}: in JSON they stand under {@code mdc}, to be searched for without taking messages apart. And lets
 * nobody forge a line: {@link ControlsEscaped}.
 */
@LoggingFilter(name = "ids")
public final class LogIds implements Filter {

    private static final ExtFormatter MESSAGE = new PatternFormatter("%m");
    private static final Pattern ID = Pattern.compile("\\b(room|session_id|egress_id)=([\\w.:-]+)");

    @Override
    public boolean isLoggable(LogRecord logRecord) {
        if (logRecord instanceof ExtLogRecord extended) {
            ControlsEscaped.in(extended);
            Matcher id = ID.matcher(MESSAGE.formatMessage(extended));
            while (id.find()) {
                extended.putMdc(id.group(1), id.group(2));
            }
        }
        return true;
    }
}
