package io.coachingcalls.facts;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.events.EventJson;

/** Statements that write what was folded: whole rows, all at once, over what stood there before, where that differs. */
public final class FoldedRows {

    private FoldedRows() {}

    /** Writes the rows of the JSON array {@code $1}, whose fields have the names of the columns. */
    public static String upsert(String table, List<String> key, List<String> columns) {
        return upsert(table, key, columns, "");
    }

    /**
     * As {@link #upsert(String, List, List)}; besides, deletes the rows that are no longer folded.
     *
     * @param owner the column that says what a row belongs to; only rows of the owners {@code $2}, an array, are deleted
     */
    public static String replace(String table, List<String> key, List<String> columns, String owner) {
        String keys = String.join(", ", key);
        return upsert(
                table,
                key,
                columns,
                ", gone AS (DELETE FROM %s WHERE %s = ANY($2) AND (%s) NOT IN (SELECT %s FROM folded))"
                        .formatted(table, owner, keys, keys));
    }

    /** For {@code $1}. */
    public static String json(List<?> rows) {
        try {
            return EventJson.MAPPER.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String upsert(String table, List<String> key, List<String> columns, String besides) {
        String all =
                String.join(", ", Stream.concat(key.stream(), columns.stream()).toList());
        String updates =
                columns.stream().map(column -> column + " = EXCLUDED." + column).collect(Collectors.joining(", "));
        return """
                WITH folded AS (SELECT * FROM jsonb_populate_recordset(NULL::%1$s, $1::text::jsonb))%2$s
                INSERT INTO %1$s (%3$s) SELECT %3$s FROM folded
                WHERE NOT EXISTS (
                  SELECT FROM %1$s AS known WHERE (%4$s) = (%5$s) AND (%6$s) IS NOT DISTINCT FROM (%7$s)
                )
                ON CONFLICT (%8$s) DO UPDATE SET %9$s
                """.formatted(
                        table,
                        besides,
                        all,
                        of("known", key),
                        of("folded", key),
                        of("known", columns),
                        of("folded", columns),
                        String.join(", ", key),
                        updates);
    }

    private static String of(String row, List<String> columns) {
        return columns.stream().map(column -> row + "." + column).collect(Collectors.joining(", "));
    }
}
