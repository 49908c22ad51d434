-- Whether a call should be recorded, and what the recordings' sweep needs to know
ALTER TABLE calls.calls
    ADD COLUMN recording_wanted        BOOLEAN     NOT NULL DEFAULT false,
    -- Who asked for it, and that person's tier; null where the call records by itself
    ADD COLUMN recording_by            TEXT,
    ADD COLUMN recording_tier          TEXT,
    -- The latest join of a person, so that one heard of twice counts once
    ADD COLUMN last_joined_at          TIMESTAMPTZ,
    -- Somebody came after the last attempt was begun: reason for another, if that one is over
    ADD COLUMN joined_since_attempt    BOOLEAN     NOT NULL DEFAULT false,
    -- When the sweep must compare the attempts with LiveKit; null when there is nothing to wait for
    ADD COLUMN recording_look_at       TIMESTAMPTZ,
    ADD COLUMN recording_claimed_until TIMESTAMPTZ NOT NULL DEFAULT '-infinity';

CREATE INDEX calls_recordings_to_look_at ON calls.calls (recording_look_at) WHERE recording_look_at IS NOT NULL;

-- Calls with FRED record by themselves, those agreed before this version too
UPDATE calls.calls SET recording_wanted = true WHERE coach_id IS NULL AND ended_at IS NULL;

-- One request to LiveKit to record a room. The row is there before LiveKit is asked, so that none is forgotten
CREATE TABLE calls.recording_attempts (
    room                 TEXT        NOT NULL REFERENCES calls.calls,
    attempt              INTEGER     NOT NULL CHECK (attempt > 0),
    wished_by            TEXT,
    tier                 TEXT,
    requested_at         TIMESTAMPTZ NOT NULL DEFAULT now(),
    outcome              TEXT        NOT NULL DEFAULT 'unknown'
                         CHECK (outcome IN ('started', 'skipped', 'failed', 'unknown')),
    reason               TEXT,
    egress_id            TEXT,
    outcome_at           TIMESTAMPTZ NOT NULL DEFAULT now(),
    -- From then on nothing runs, as far as is known
    ended_at             TIMESTAMPTZ,
    -- 0: LiveKit is being asked, there is nothing to tell yet
    revision             INTEGER     NOT NULL DEFAULT 0,
    announced_revision   INTEGER     NOT NULL DEFAULT 0,
    next_announcement_at TIMESTAMPTZ NOT NULL DEFAULT now() + interval '2 seconds',
    announcement_failure TEXT,
    PRIMARY KEY (room, attempt),
    CHECK ((outcome = 'started') = (egress_id IS NOT NULL)),
    CHECK (ended_at IS NOT NULL OR outcome IN ('started', 'unknown'))
);

-- One recording of a room at a time
CREATE UNIQUE INDEX recording_attempts_open ON calls.recording_attempts (room) WHERE ended_at IS NULL;

CREATE INDEX recording_attempts_to_announce ON calls.recording_attempts (next_announcement_at)
    WHERE announced_revision < revision AND announcement_failure IS NULL;
