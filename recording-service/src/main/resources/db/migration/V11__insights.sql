-- What an agent reported of its part in a call, when it was over: one row a job
CREATE TABLE agent_reports (
    room         TEXT        NOT NULL REFERENCES rooms (room) ON DELETE CASCADE,
    -- LiveKit's
    room_sid     TEXT        NOT NULL,
    job_id       TEXT        NOT NULL,
    agent_name   TEXT,
    sdk_version  TEXT,
    ended_at     TIMESTAMPTZ,
    duration_ms  BIGINT      CHECK (duration_ms >= 0),
    close_reason TEXT,
    tags         TEXT[]      NOT NULL,
    -- As the agent's framework counts them: [{type, provider, model, …}], {kind: how many}
    usage        JSONB       NOT NULL,
    errors       JSONB       NOT NULL,
    received_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (room_sid, job_id)
);

CREATE INDEX agent_reports_room ON agent_reports (room);
CREATE INDEX agent_reports_newest ON agent_reports (received_at);

CREATE TABLE agent_turns (
    room                   TEXT        NOT NULL REFERENCES rooms (room) ON DELETE CASCADE,
    room_sid               TEXT        NOT NULL,
    job_id                 TEXT        NOT NULL,
    place                  INTEGER     NOT NULL,
    speaker                TEXT        NOT NULL CHECK (speaker IN ('person', 'agent')),
    text                   TEXT        NOT NULL,
    interrupted_by         TEXT        CHECK (interrupted_by IN ('person', 'agent')),
    said_at                TIMESTAMPTZ NOT NULL,
    -- Of its sound, where there was any
    started_at             TIMESTAMPTZ,
    ended_at               TIMESTAMPTZ,
    latency_ms             BIGINT,
    first_token_ms         BIGINT,
    first_sound_ms         BIGINT,
    playback_ms            BIGINT,
    transcription_delay_ms BIGINT,
    end_of_turn_delay_ms   BIGINT,
    PRIMARY KEY (room_sid, job_id, place),
    FOREIGN KEY (room_sid, job_id) REFERENCES agent_reports (room_sid, job_id) ON DELETE CASCADE
);

CREATE INDEX agent_turns_room ON agent_turns (room, said_at);

-- Evaluations, tags with something beside them, and the outcome: they come as logs, before or after the report
CREATE TABLE agent_remarks (
    room     TEXT  NOT NULL REFERENCES rooms (room) ON DELETE CASCADE,
    room_sid TEXT  NOT NULL,
    job_id   TEXT  NOT NULL,
    kind     TEXT  NOT NULL CHECK (kind IN ('evaluation', 'tag', 'outcome')),
    name     TEXT  NOT NULL,
    body     JSONB NOT NULL,
    PRIMARY KEY (room_sid, job_id, kind, name)
);

CREATE INDEX agent_remarks_room ON agent_remarks (room);
