package io.coachingcalls.sessions.history;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code video_participants}, to read: one connection. Only the fold writes it. */
@Entity
@Immutable
@Table(schema = "sessions", name = "video_participants")
public class VideoParticipant extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID sessionId;
    public String userId;
    public String name;
    public String kind;
    public Instant joinedAt;
    public @Nullable Instant leftAt;
    public String joinProvenance;
    public @Nullable String leftProvenance;
    public List<UUID> aliases;

    /** By its id, or by any id a client was given for it. */
    public static Uni<@Nullable VideoParticipant> byAnyId(UUID id) {
        return find("id = ?1 or array_contains(aliases, ?1)", id).firstResult();
    }

    public static Uni<List<VideoParticipant>> of(UUID sessionId) {
        return list("sessionId = ?1 order by joinedAt, id", sessionId);
    }

    /** The people who were in the session; agents attend nothing. */
    static Uni<Set<String>> userIdsOf(UUID sessionId) {
        return VideoParticipant.<VideoParticipant>list("sessionId = ?1 and kind = 'person'", sessionId)
                .map(rows -> rows.stream().map(row -> row.userId).collect(Collectors.toSet()));
    }
}
