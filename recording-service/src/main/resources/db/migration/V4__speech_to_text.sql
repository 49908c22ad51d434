-- Speech to text of a settled room's recording, as people are told of it
CREATE TABLE transcriptions (
    room  TEXT PRIMARY KEY REFERENCES rooms (room) ON DELETE CASCADE,
    state TEXT        NOT NULL CHECK (state IN ('waiting', 'not_recorded', 'not_needed', 'ready', 'no_speech', 'failed')),
    cause TEXT,
    -- First looked into: the recording is not waited for for ever
    since TIMESTAMPTZ NOT NULL DEFAULT now()
);

-- One row a file that is to be listened to, or was
CREATE TABLE transcription_parts (
    room            TEXT        NOT NULL REFERENCES rooms (room) ON DELETE CASCADE,
    -- Of the recording
    attempt         INTEGER     NOT NULL CHECK (attempt > 0),
    path            TEXT        NOT NULL,
    size_bytes      BIGINT,
    -- From the first person's coming to the file's beginning
    offset_ms       BIGINT      NOT NULL CHECK (offset_ms >= 0),
    duration_ms     BIGINT,
    state           TEXT        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'ready', 'no_speech', 'failed')),
    -- Why the last try failed
    cause           TEXT,
    -- Tries that failed
    tries           INTEGER     NOT NULL DEFAULT 0,
    -- Somebody is at it until then, or it is not worth another try before
    next_attempt_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (room, attempt)
);

CREATE INDEX transcription_parts_to_make ON transcription_parts (next_attempt_at) WHERE state = 'waiting';
