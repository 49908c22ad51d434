package io.coachingcalls.outbox;

import java.util.List;

import io.coachingcalls.events.CallEvent;
import io.vertx.mutiny.sqlclient.Row;

/** A row of which the event log does not yet know everything. */
record OutboxEntry(OutboxTable table, Row row) {

    /** The values of the table's key. */
    List<Object> key() {
        return table.key().stream().map(row::getValue).toList();
    }

    /** What the table's {@link OutboxTable#revision} is, of which {@link #events} tells. */
    List<Object> revision() {
        return table.revision().stream().map(row::getValue).toList();
    }

    /** What to tell, in order. */
    List<CallEvent> events() {
        return table.events(row);
    }
}
