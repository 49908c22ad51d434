package io.coachingcalls.erasure;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.ErasureDone;
import io.coachingcalls.outbox.OutboxTable;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Erasures: each revision is an {@code erasure.done}. */
@Singleton
class ErasuresTable implements OutboxTable {

    private final String schema;
    private final String service;

    ErasuresTable(
            @ConfigProperty(name = "quarkus.flyway.schemas") String schema,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.schema = schema;
        this.service = service;
    }

    @Override
    public String name() {
        return schema + ".erasures";
    }

    @Override
    public List<String> key() {
        return List.of("id");
    }

    @Override
    public List<CallEvent> events(Row row) {
        UUID id = row.getUUID("id");
        return List.of(new ErasureDone(
                "%s:%s:%d".formatted(id, service, row.getLong("revision")),
                row.getOffsetDateTime("finished_at").toInstant(),
                id.toString(),
                service,
                removed(row)));
    }

    private static Map<String, Long> removed(Row row) {
        return row.getJsonObject("removed").stream()
                .collect(Collectors.toMap(Map.Entry::getKey, count -> ((Number) count.getValue()).longValue()));
    }
}
