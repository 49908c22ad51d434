-- What was observed, kept for ever and never changed. Rooms and recordings follow from it by the fold.
CREATE TABLE facts (
    room_name   TEXT        NOT NULL,
    id          TEXT        NOT NULL,
    received_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    body        JSONB       NOT NULL,
    PRIMARY KEY (room_name, id)
);

-- Whose a room is, who may see what was kept of it, and whether it is over
CREATE TABLE rooms (
    room            TEXT PRIMARY KEY,
    -- Follows from the room's name
    session_id      UUID        NOT NULL UNIQUE,
    -- null for a room nobody announced
    owner_id        TEXT,
    call_type       TEXT        NOT NULL CHECK (call_type IN ('on-demand', 'scheduled')),
    title           TEXT,
    coach_id        TEXT,
    invited         TEXT[]      NOT NULL,
    -- People LiveKit saw in the room, and what each is called, in the same order
    attended        TEXT[]      NOT NULL,
    attended_names  TEXT[]      NOT NULL,
    first_joined_at TIMESTAMPTZ,
    last_left_at    TIMESTAMPTZ,
    -- How it ended, once nobody can come back
    status          TEXT        CHECK (status IN ('completed', 'cancelled', 'missed')),
    settled_at      TIMESTAMPTZ,
    created_at      TIMESTAMPTZ NOT NULL,
    CHECK ((status IS NULL) = (settled_at IS NULL))
);

-- One row an attempt to record: an egress, or why there was none
CREATE TABLE recordings (
    room        TEXT    NOT NULL REFERENCES rooms (room) ON DELETE CASCADE,
    attempt     INTEGER NOT NULL CHECK (attempt > 0),
    egress_id   TEXT,
    -- The object's key in the bucket
    path        TEXT    NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('skipped', 'requested', 'unknown', 'starting', 'active', 'ending',
                                                  'ready', 'limit_reached', 'failed', 'aborted', 'lost', 'deleted')),
    reason      TEXT,
    -- The object's own location; not signed
    url         TEXT,
    -- Seen in the bucket, with more than a header
    has_object  BOOLEAN NOT NULL,
    first_at    TIMESTAMPTZ NOT NULL,
    started_at  TIMESTAMPTZ,
    ended_at    TIMESTAMPTZ,
    duration_ms BIGINT  CHECK (duration_ms >= 0),
    size_bytes  BIGINT  CHECK (size_bytes >= 0),
    PRIMARY KEY (room, attempt)
);

-- What has not come to its end, so that looking after it costs what is live, not what there ever was
CREATE INDEX recordings_unfinished ON recordings (first_at)
    WHERE state IN ('requested', 'unknown', 'starting', 'active', 'ending');

-- What people are told of a room's attempts together
CREATE TABLE room_recordings (
    room                 TEXT PRIMARY KEY REFERENCES rooms (room) ON DELETE CASCADE,
    state                TEXT        NOT NULL,
    reason               TEXT,
    url                  TEXT,
    duration_ms          BIGINT,
    size_bytes           BIGINT,
    changed_at           TIMESTAMPTZ NOT NULL DEFAULT now(),
    -- Counts the changes; behind until the broker has acknowledged the event of the last
    revision             BIGINT      NOT NULL DEFAULT 1,
    announced_revision   BIGINT      NOT NULL DEFAULT 0,
    next_announcement_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    -- Why it can never be announced
    announcement_failure TEXT
);

CREATE INDEX room_recordings_to_announce ON room_recordings (next_announcement_at)
    WHERE announced_revision < revision AND announcement_failure IS NULL;

-- One row a sweep: who holds it is at it
CREATE TABLE sweeps (
    name    TEXT PRIMARY KEY,
    last_at TIMESTAMPTZ NOT NULL
);
