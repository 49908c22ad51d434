-- What LiveKit told of our rooms, never changed. The runs of a room follow from it by the fold
CREATE TABLE calls.facts (
    room_name   TEXT        NOT NULL,
    id          TEXT        NOT NULL,
    received_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    body        JSONB       NOT NULL,
    PRIMARY KEY (room_name, id)
);

ALTER TABLE calls.room_runs
    -- False where nobody ever was, and after the call was seen to end
    ADD COLUMN of_the_call BOOLEAN NOT NULL DEFAULT true,
    -- Nobody saw its end, and the call went on in another run
    ADD COLUMN continued   BOOLEAN NOT NULL DEFAULT false,
    -- False for what a version wrote that kept no facts: it becomes facts when the next thing is heard of its room
    ADD COLUMN from_facts  BOOLEAN NOT NULL DEFAULT false;

-- One replica is sending for FRED's agent: two would bring two
ALTER TABLE calls.calls ADD COLUMN agent_claimed_until TIMESTAMPTZ NOT NULL DEFAULT '-infinity';
