-- What was said, as the recogniser cut it; interim texts are overwritten by later ones
CREATE TABLE transcript_segments (
    room         TEXT    NOT NULL REFERENCES rooms (room) ON DELETE CASCADE,
    segment_id   TEXT    NOT NULL,
    -- LiveKit identity
    speaker      TEXT    NOT NULL,
    speaker_name TEXT,
    text         TEXT    NOT NULL,
    -- Since the call began
    start_ms     BIGINT  NOT NULL CHECK (start_ms >= 0),
    end_ms       BIGINT  NOT NULL CHECK (end_ms >= start_ms),
    is_final     BOOLEAN NOT NULL,
    written_by   TEXT    NOT NULL,
    PRIMARY KEY (room, segment_id)
);

CREATE TABLE chat_messages (
    id         UUID PRIMARY KEY,
    room       TEXT        NOT NULL REFERENCES rooms (room) ON DELETE CASCADE,
    role       TEXT        NOT NULL CHECK (role IN ('user', 'fred')),
    user_id    TEXT        NOT NULL,
    text       TEXT        NOT NULL,
    -- In the order in which they came, where two have the same time
    place      BIGINT      GENERATED ALWAYS AS IDENTITY,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX chat_messages_room ON chat_messages (room, created_at, place);

-- A room's chat as it goes to the session's notes: compiled once, when the room settles
CREATE TABLE chat_notes (
    room                 TEXT PRIMARY KEY REFERENCES rooms (room) ON DELETE CASCADE,
    text                 TEXT        NOT NULL,
    compiled_at          TIMESTAMPTZ NOT NULL,
    revision             BIGINT      NOT NULL DEFAULT 1,
    announced_revision   BIGINT      NOT NULL DEFAULT 0,
    next_announcement_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    -- Why it can never be announced
    announcement_failure TEXT
);

CREATE INDEX chat_notes_to_announce ON chat_notes (next_announcement_at)
    WHERE announced_revision < revision AND announcement_failure IS NULL;

-- What a call came to: one row a room, the owner's, whoever asked for it. Also the work that is still to be done
CREATE TABLE summaries (
    room                 TEXT PRIMARY KEY REFERENCES rooms (room) ON DELETE CASCADE,
    -- null for a room nobody announced
    user_id              TEXT,
    call_type            TEXT        NOT NULL,
    -- The entries as they were given
    transcript           JSONB       NOT NULL,
    state                TEXT        NOT NULL CHECK (state IN ('waiting', 'ready', 'no_speech', 'failed')),
    -- Why the last try failed
    cause                TEXT,
    -- Counts what was asked for; a result that comes after the next question is thrown away
    request              BIGINT      NOT NULL DEFAULT 1,
    attempts             INTEGER     NOT NULL DEFAULT 0,
    -- Somebody is at it until then, or it is not worth another try before
    next_attempt_at      TIMESTAMPTZ NOT NULL,
    summary              TEXT,
    decisions            JSONB       NOT NULL DEFAULT '[]',
    next_actions         JSONB       NOT NULL DEFAULT '[]',
    evidence             JSONB       NOT NULL DEFAULT '{"decisions": [], "nextActions": []}',
    action_details       JSONB       NOT NULL DEFAULT '[]',
    source               TEXT        NOT NULL DEFAULT 'extractive' CHECK (source IN ('model', 'extractive')),
    -- Decisions and actions that nothing in the transcript says
    dropped              INTEGER     NOT NULL DEFAULT 0,
    made_at              TIMESTAMPTZ,
    -- Counts the results; behind until the broker has acknowledged the event of the last
    revision             BIGINT      NOT NULL DEFAULT 0,
    announced_revision   BIGINT      NOT NULL DEFAULT 0,
    next_announcement_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    -- Why it can never be announced
    announcement_failure TEXT
);

CREATE INDEX summaries_to_make ON summaries (next_attempt_at) WHERE state = 'waiting';

CREATE INDEX summaries_to_announce ON summaries (next_announcement_at)
    WHERE announced_revision < revision AND announcement_failure IS NULL;

-- What FRED remembers of a person's calls: one row a call
CREATE TABLE fred_episodic_memory (
    room        TEXT        NOT NULL REFERENCES rooms (room) ON DELETE CASCADE,
    user_id     TEXT        NOT NULL,
    content     TEXT        NOT NULL,
    -- When the call was
    happened_at TIMESTAMPTZ NOT NULL,
    updated_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (room, user_id)
);

CREATE INDEX fred_episodic_memory_newest ON fred_episodic_memory (user_id, happened_at DESC);

-- Next actions, until they are done
CREATE TABLE commitments (
    -- Follows from the room and the text, so that summing up again makes no second one
    id         UUID PRIMARY KEY,
    user_id    TEXT        NOT NULL,
    room       TEXT        NOT NULL REFERENCES rooms (room) ON DELETE CASCADE,
    text       TEXT        NOT NULL,
    owner      TEXT,
    due        TEXT,
    made_at    TIMESTAMPTZ NOT NULL,
    done_at    TIMESTAMPTZ
);

CREATE INDEX commitments_newest ON commitments (user_id, made_at DESC, id);

-- Rooms that settled: what is to be done then is done once
CREATE TABLE settled_rooms (
    room   TEXT PRIMARY KEY REFERENCES rooms (room) ON DELETE CASCADE,
    due_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    done   BOOLEAN     NOT NULL DEFAULT false
);

CREATE INDEX settled_rooms_due ON settled_rooms (due_at) WHERE NOT done;
