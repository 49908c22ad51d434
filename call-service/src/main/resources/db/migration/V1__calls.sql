-- A call as it was agreed, and what became of it
CREATE TABLE calls.calls (
    room                 TEXT PRIMARY KEY,
    -- Follows from the room's name
    session_id           UUID        NOT NULL UNIQUE,
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
    end_reason           TEXT        CHECK (end_reason IN ('ended_by_person', 'time_limit')),
    idempotency_key      TEXT,
    request_hash         TEXT,
    -- 1: made, 2: ended. Behind until the broker has acknowledged the events up to it
    revision             INTEGER     NOT NULL DEFAULT 1,
    announced_revision   INTEGER     NOT NULL DEFAULT 0,
    -- The sweep leaves the row alone until then: somebody is announcing it already
    next_announcement_at TIMESTAMPTZ NOT NULL DEFAULT now() + interval '2 seconds',
    -- Why it can never be announced
    announcement_failure TEXT,
    CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
    CHECK ((ended_by IS NOT NULL) = (end_reason IS NOT DISTINCT FROM 'ended_by_person'))
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
    -- The people inside were told that the time is nearly up
    warned_at       TIMESTAMPTZ,
    -- We closed it
    closed_at       TIMESTAMPTZ,
    -- When the deadlines' sweep must look at it next; null when there is nothing to wait for
    look_at         TIMESTAMPTZ,
    -- One replica is looking at it; if that dies, another does after this
    claimed_until   TIMESTAMPTZ NOT NULL DEFAULT '-infinity',
    PRIMARY KEY (room, sid)
);

-- Only what is still waited for, so that a sweep costs what is live, not what there ever was
CREATE INDEX room_runs_to_look_at ON calls.room_runs (look_at) WHERE look_at IS NOT NULL;
