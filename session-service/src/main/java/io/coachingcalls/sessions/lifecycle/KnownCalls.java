package io.coachingcalls.sessions.lifecycle;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.livekit.KnownRooms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Which calls were announced by call-service, or imported. */
@ApplicationScoped
public class KnownCalls implements KnownRooms {

    private static final String AMONG = """
            SELECT room FROM unnest($1::text[]) AS room
            WHERE EXISTS (SELECT FROM sessions.facts WHERE room_name = room AND body ->> 'type' = 'call_created')
            """;

    private final Pool pool;

    KnownCalls(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Set<String>> among(Set<String> rooms) {
        return pool.preparedQuery(AMONG)
                .execute(Tuple.of((Object) rooms.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .collect(Collectors.toSet()));
    }
}
