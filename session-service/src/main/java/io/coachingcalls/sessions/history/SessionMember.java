package io.coachingcalls.sessions.history;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** A row of {@code session_members}: one person who may read one session. Only the fold writes it. */
@Entity
@Immutable
@Table(schema = "sessions", name = "session_members")
@IdClass(SessionMember.Key.class)
public class SessionMember {

    @Id
    public UUID sessionId;

    @Id
    public String userId;

    public Instant createdAt;

    public record Key(UUID sessionId, String userId) {}
}
