-- Rooms of which nothing can be stored: what comes of them goes to the dead letters, until it is replayed
CREATE TABLE calls.quarantined_rooms (
    room_name TEXT PRIMARY KEY,
    -- The kind of failure, never what was to be stored
    cause     TEXT        NOT NULL,
    since     TIMESTAMPTZ NOT NULL DEFAULT now()
);

-- Not folded: it says that the fold could not be written
ALTER TABLE calls.calls ADD COLUMN facts_quarantined BOOLEAN NOT NULL DEFAULT false;
