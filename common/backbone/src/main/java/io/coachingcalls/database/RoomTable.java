package io.coachingcalls.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * A table with rows that belong to a room.
 *
 * @param name with its schema
 * @param condition which rows do, where {@code $1} is the room's name
 */
public record RoomTable(String name, String condition) {

    /** One whose column {@code room} has the room's name. */
    public static RoomTable byRoom(String name) {
        return new RoomTable(name, "room = $1");
    }

    /**
     * Deletes all that belongs to the room, one table after the other.
     *
     * @return how many rows of each table, by its name without the schema; tables that had none are left out
     */
    public static Uni<Map<String, Long>> deleteAll(SqlConnection transaction, List<RoomTable> tables, String room) {
        Map<String, Long> deleted = new LinkedHashMap<>();
        return Multi.createFrom()
                .iterable(tables)
                .onItem()
                .transformToUniAndConcatenate(
                        table -> table.delete(transaction, room).invoke(rows -> {
                            if (rows > 0) {
                                deleted.put(table.plainName(), rows);
                            }
                        }))
                .collect()
                .asList()
                .replaceWith(deleted);
    }

    private Uni<Long> delete(SqlConnection transaction, String room) {
        return transaction
                .preparedQuery("DELETE FROM %s WHERE %s".formatted(name, condition))
                .execute(Tuple.of(room))
                .map(rows -> (long) rows.rowCount());
    }

    private String plainName() {
        return name.substring(name.indexOf('.') + 1);
    }
}
