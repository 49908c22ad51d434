package io.coachingcalls.outbox;

import java.util.List;

import io.coachingcalls.events.CallEvent;
import io.vertx.mutiny.sqlclient.Row;

/**
 * A table whose rows are told to the event log. Its columns {@code revision} and {@code announced_revision} say what
 * there is to tell, {@code next_announcement_at} and {@code announcement_failure} are the sweep's.
 */
public interface OutboxTable {

    /** With its schema. */
    String name();

    /**
     * The columns of its primary key. One column of the table is {@code room}, by which an index finds what is to be told;
     * it need not be of the key.
     */
    List<String> key();

    /** What the event log does not know yet, in order. The ids follow from the row: saying it twice does no harm. */
    List<CallEvent> events(Row row);
}
