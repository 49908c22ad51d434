-- Rooms of which nothing is kept or taken any more, by the SHA-256 of their names
CREATE TABLE erased_rooms (
    room_hash BYTEA PRIMARY KEY,
    erased_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

-- What was asked to be erased, and how far every service has come with it
CREATE TABLE erasures (
    id                   UUID PRIMARY KEY,
    session_id           UUID        NOT NULL UNIQUE,
    -- As long as some service has not answered
    room                 TEXT,
    room_hash            BYTEA       NOT NULL,
    -- SHA-256 of this row's id and the user id of whoever asked; null where its time was up
    requester            BYTEA,
    requested_at         TIMESTAMPTZ NOT NULL DEFAULT now(),
    -- {service: {table: rows}} of those that have answered
    removed              JSONB       NOT NULL,
    completed_at         TIMESTAMPTZ,
    -- JWS, compact
    receipt              TEXT,
    -- Counts how often the services were told; behind until the broker has acknowledged the event of the last
    revision             BIGINT      NOT NULL DEFAULT 1,
    announced_revision   BIGINT      NOT NULL DEFAULT 0,
    next_announcement_at TIMESTAMPTZ NOT NULL DEFAULT now() + interval '2 seconds',
    -- Why it can never be announced
    announcement_failure TEXT,
    CHECK ((room IS NULL) = (completed_at IS NOT NULL)),
    CHECK ((receipt IS NULL) = (completed_at IS NULL))
);

CREATE INDEX erasures_to_announce ON erasures (next_announcement_at)
    WHERE announced_revision < revision AND announcement_failure IS NULL;

CREATE INDEX erasures_unanswered ON erasures (next_announcement_at) WHERE completed_at IS NULL;

-- What retention looks for, the oldest first
CREATE INDEX coaching_sessions_settled ON coaching_sessions (settles_at) WHERE settles_at IS NOT NULL;

INSERT INTO sweeps VALUES ('retention', '-infinity');
