package io.coachingcalls.sessions.history;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import org.hibernate.annotations.Immutable;

/** A row of {@code session_members}: one person in whose history one session stands. Only the fold writes it. */
@Entity
@Immutable
@Table(schema = "sessions", name = "session_members")
@IdClass(SessionMember.Key.class)
public class SessionMember extends PanacheEntityBase {

    @Id
    public UUID sessionId;

    @Id
    public String userId;

    public Instant createdAt;

    static Uni<Set<String>> userIdsOf(UUID sessionId) {
        return SessionMember.<SessionMember>list("sessionId", sessionId)
                .map(rows -> rows.stream().map(row -> row.userId).collect(Collectors.toSet()));
    }

    public record Key(UUID sessionId, String userId) {}
}
