package io.coachingcalls.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.coachingcalls.database.RoomTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What one service keeps of a room: its rows, and what is outside of its tables. */
public interface RoomEraser {

    /** In the transaction that deletes the rows: waits for those who are writing about the room, and lets nobody any more. */
    Uni<Void> markErased(SqlConnection transaction, String room);

    /** In the same transaction, while the rows are there: all of them that is needed to remove what is outside. */
    Uni<String> outside(SqlConnection transaction, String room);

    /** In an order in which their rows can be deleted. */
    List<RoomTable> tables();

    /**
     * Removes what is outside and makes sure that it is gone. Fails where that cannot be said yet, and is asked again.
     *
     * @param outside as answered by {@link #outside}
     * @param since when the rows were deleted
     * @return how many of which kind
     */
    Uni<Map<String, Long>> removeOutside(String room, String outside, Instant since);
}
