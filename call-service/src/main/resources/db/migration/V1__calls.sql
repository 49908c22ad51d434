-- A call as it was agreed, and what became of it
CREATE TABLE calls.calls (
    room                 TEXT PRIMARY KEY,
    owner_id             TEXT        NOT NULL,
    call_type            TEXT        NOT NULL CHECK (call_type IN ('on-demand', 'scheduled')),
    title                TEXT        CHECK (length(title) <= 200),
    coach_id             TEXT        CHECK (coach_id <> owner_id),
    participants         TEXT[]      NOT NULL,
    scheduled_for        TIMESTAMPTZ CHECK (scheduled_for IS NULL OR call_type = 'scheduled'),
    opens_at             TIMESTAMPTZ NOT NULL,
    max_duration_seconds BIGINT      NOT NULL CHECK (max_duration_seconds > 0),
    created_at           TIMESTAMPTZ NOT NULL,
    ended_at             TIMESTAMPTZ,
    ended_by             TEXT,
    idempotency_key      TEXT,
    request_hash         TEXT,
    -- 1: made, 2: ended. Behind until the broker has acknowledged the events up to it
    revision             INTEGER     NOT NULL DEFAULT 1,
    announced_revision   INTEGER     NOT NULL DEFAULT 0,
    -- The sweep leaves the row alone until then: somebody is announcing it already
    next_announcement_at TIMESTAMPTZ NOT NULL DEFAULT now() + interval '2 seconds',
    -- Why it can never be announced
    announcement_failure TEXT,
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);

CREATE UNIQUE INDEX calls_idempotency ON calls.calls (owner_id, idempotency_key) WHERE idempotency_key IS NOT NULL;

CREATE INDEX calls_to_announce ON calls.calls (next_announcement_at)
    WHERE announced_revision < revision AND announcement_failure IS NULL;

-- The time between the making of a room under one sid and its end. The room may be unknown here: its event can be
-- faster than the commit that makes the call
CREATE TABLE calls.room_runs (
    room            TEXT NOT NULL,
    sid             TEXT NOT NULL,
    first_joined_at TIMESTAMPTZ,
    finished_at     TIMESTAMPTZ,
    PRIMARY KEY (room, sid)
);
