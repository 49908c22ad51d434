package io.coachingcalls.problem;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/**
 * A time as a request gives it, in its body or its address: RFC 3339, with its zone. Without one nobody knows when it is,
 * and of a number nobody knows whether it counts seconds or milliseconds: neither is guessed.
 */
public final class RequestTime {

    public static final String MESSAGE = "must be a time with its zone, such as 2026-11-27T20:00:00Z";

    /** Also offsets as PostgreSQL writes them, {@code +00}. */
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .parseLenient()
            .appendOffset("+HH:MM", "Z")
            .toFormatter();

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    private RequestTime() {}

    /** Empty for what is none, and for a year of more than four digits, which no table and no other reader takes. */
    public static Optional<Instant> parse(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text, FORMAT).withOffsetSameInstant(ZoneOffset.UTC);
            return time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR
                    ? Optional.of(time.toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
