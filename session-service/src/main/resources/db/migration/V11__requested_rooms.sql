ALTER TABLE sessions.coaching_sessions
    -- What the owner's page calls the room, where that chose a name
    ADD COLUMN requested_room TEXT;

ALTER TABLE sessions.coaching_sessions
    RENAME CONSTRAINT coaching_sessions_room_name_key TO coaching_sessions_room_name_unique;
