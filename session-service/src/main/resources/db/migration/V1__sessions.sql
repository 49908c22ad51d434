-- What was observed, kept for ever and never changed. Everything below follows from it by the fold.
CREATE TABLE facts (
    room_name   TEXT        NOT NULL,
    id          TEXT        NOT NULL,
    received_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    body        JSONB       NOT NULL,
    PRIMARY KEY (room_name, id)
);

CREATE TABLE coaching_sessions (
    id                   UUID PRIMARY KEY,
    -- null for a room nobody announced
    user_id              TEXT,
    room_name            TEXT        NOT NULL UNIQUE,
    call_type            TEXT        NOT NULL DEFAULT 'on-demand' CHECK (call_type IN ('on-demand', 'scheduled')),
    status               TEXT        NOT NULL
        CHECK (status IN ('scheduled', 'in_progress', 'completed', 'cancelled', 'missed')),
    title                TEXT,
    coach_id             TEXT,
    invited              TEXT[]      NOT NULL DEFAULT '{}',
    scheduled_for        TIMESTAMPTZ,
    max_duration_seconds BIGINT,
    room_sid             TEXT,
    -- LiveKit's rooms of this name that may still be there
    open_room_sids       TEXT[]      NOT NULL DEFAULT '{}',
    -- LiveKit closed the room: nobody comes back
    room_finished_at     TIMESTAMPTZ,
    started_at           TIMESTAMPTZ,
    ended_at             TIMESTAMPTZ,
    duration_seconds     BIGINT,
    end_reason           TEXT        CHECK (end_reason IN ('ended_by_person', 'time_limit', 'everyone_left')),
    participant_count    INTEGER     NOT NULL DEFAULT 0,
    participant_names    TEXT[]      NOT NULL DEFAULT '{}',
    notes                TEXT,
    recording_url        TEXT,
    transcript_json      JSONB,
    summary              TEXT,
    decisions            JSONB,
    next_actions         JSONB,
    created_at           TIMESTAMPTZ NOT NULL
);

-- Newest first, for those who see all
CREATE INDEX coaching_sessions_newest ON coaching_sessions (created_at DESC, id DESC);

CREATE INDEX coaching_sessions_words ON coaching_sessions
    USING gin (to_tsvector('simple', coalesce(notes, '') || ' ' || coalesce(summary, '')));

-- One expression for the index above and every search; PostgreSQL puts it in place of the call
CREATE FUNCTION has_words(notes TEXT, summary TEXT, words TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT to_tsvector('simple', coalesce(notes, '') || ' ' || coalesce(summary, ''))
        @@ websearch_to_tsquery('simple', words)
$$;

-- What the reconciler compares with LiveKit, and what may be stale: both cost what is live, not what there ever was
CREATE INDEX coaching_sessions_in_progress ON coaching_sessions (started_at, id) WHERE status = 'in_progress';

CREATE INDEX coaching_sessions_open ON coaching_sessions (id) WHERE open_room_sids <> '{}';

-- One row per connection to the room
CREATE TABLE video_participants (
    id              UUID PRIMARY KEY,
    session_id      UUID        NOT NULL REFERENCES coaching_sessions (id) ON DELETE CASCADE,
    -- null where only a client told of the connection
    participant_sid TEXT,
    user_id         TEXT        NOT NULL,
    name            TEXT        NOT NULL,
    kind            TEXT        NOT NULL CHECK (kind IN ('person', 'agent')),
    joined_at       TIMESTAMPTZ NOT NULL,
    left_at         TIMESTAMPTZ,
    join_provenance TEXT        NOT NULL,
    left_provenance TEXT,
    -- ids that clients were given for this connection when they reported it
    aliases         UUID[]      NOT NULL DEFAULT '{}'
);

CREATE INDEX video_participants_alias ON video_participants USING gin (aliases);

CREATE INDEX video_participants_session ON video_participants (session_id, joined_at, id);

-- Who may read a session: one row a person, so that a page of somebody's history is one index range
CREATE TABLE session_members (
    user_id    TEXT        NOT NULL,
    session_id UUID        NOT NULL REFERENCES coaching_sessions (id) ON DELETE CASCADE,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (session_id, user_id)
);

CREATE INDEX session_members_newest ON session_members (user_id, created_at DESC, session_id DESC);

-- What LiveKit did not list when it was last asked, how often in a row, and since when
CREATE TABLE reconcile_misses (
    -- LiveKit's sid, or the room's name where only clients told of it
    room_sid        TEXT        NOT NULL,
    -- empty for the room itself
    participant_sid TEXT        NOT NULL,
    misses          INTEGER     NOT NULL,
    first_missed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (room_sid, participant_sid)
);

-- One row a sweep: who holds it is at it
CREATE TABLE sweeps (
    name    TEXT PRIMARY KEY,
    last_at TIMESTAMPTZ NOT NULL
);

INSERT INTO sweeps VALUES ('reconcile', '-infinity'), ('stale', '-infinity');
