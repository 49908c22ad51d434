-- Rooms of which nothing is kept or taken any more, by the SHA-256 of their names
CREATE TABLE erased_rooms (
    room_hash BYTEA PRIMARY KEY,
    erased_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

-- What session-service had erased, and how far that has come here
CREATE TABLE erasures (
    id                   UUID PRIMARY KEY,
    -- As long as something of it is left outside of these tables
    room                 TEXT,
    requested_at         TIMESTAMPTZ NOT NULL DEFAULT now(),
    -- What must be known to remove that
    outside              TEXT,
    -- Somebody is at it until then, or it is not worth another try before
    next_try_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    tries                INTEGER     NOT NULL DEFAULT 0,
    -- From then on nothing was left
    finished_at          TIMESTAMPTZ,
    -- {table: rows}
    removed              JSONB       NOT NULL DEFAULT '{}',
    -- 0: not done, there is nothing to tell yet
    revision             BIGINT      NOT NULL DEFAULT 0,
    announced_revision   BIGINT      NOT NULL DEFAULT 0,
    next_announcement_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    -- Why it can never be announced
    announcement_failure TEXT,
    CHECK ((room IS NULL) = (finished_at IS NOT NULL)),
    CHECK ((room IS NULL) = (revision > 0)),
    CHECK (outside IS NULL OR room IS NOT NULL)
);

CREATE INDEX erasures_to_finish ON erasures (next_try_at) WHERE room IS NOT NULL;

CREATE INDEX erasures_to_announce ON erasures (next_announcement_at)
    WHERE announced_revision < revision AND announcement_failure IS NULL;
