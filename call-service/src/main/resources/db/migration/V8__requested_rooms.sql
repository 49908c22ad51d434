ALTER TABLE calls.calls
    -- What the owner's page calls the room, where that chose a name. Nobody else can come in by it
    ADD COLUMN requested_room TEXT CHECK (requested_room ~ '^[A-Za-z0-9_-]{1,128}$');

CREATE UNIQUE INDEX calls_requested_room ON calls.calls (owner_id, requested_room) WHERE requested_room IS NOT NULL;
