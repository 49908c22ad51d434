package io.coachingcalls.outbox;

import java.util.List;

import io.coachingcalls.events.CallEvent;
import io.vertx.mutiny.sqlclient.Row;

/**
 * A table whose rows are told to the event log. {@code next_announcement_at} and {@code announcement_failure} are columns
 * of every such table, and the sweep's; so are, unless the table says otherwise, {@code revision} and {@code
 * announced_revision}, which say what there is to tell.
 */
public interface OutboxTable {

    /** With its schema. */
    String name();

    /** The columns of its primary key. */
    List<String> key();

    /** The column that has the room's name, by which an index finds what is to be told at once. */
    default String room() {
        return "room";
    }

    /** What changes whenever there is something to tell. */
    default List<String> revision() {
        return List.of("revision");
    }

    /** An SQL condition: there is something to tell. */
    default String isBehind() {
        return "announced_revision < revision";
    }

    /** What is read of a row. */
    default String columns() {
        return "*";
    }

    /** What the event log does not know yet, in order. The ids follow from the row: saying it twice does no harm. */
    List<CallEvent> events(Row row);
}
