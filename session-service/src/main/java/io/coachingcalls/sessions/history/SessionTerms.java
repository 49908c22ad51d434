package io.coachingcalls.sessions.history;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code session_terms}, for conditions only: what a session is found by. Only the fold writes it. */
@Entity
@Immutable
@Table(schema = "sessions", name = "session_terms")
public class SessionTerms {

    @Id
    public UUID sessionId;

    public Instant createdAt;
    public String terms;
    public @Nullable String said;

    /** A {@code tsvector}, for {@code sessions.has_terms}. */
    public String vector;
}
