-- The newest call of a person, for those who do not say which
CREATE INDEX rooms_of_owner ON recordings.rooms (owner_id, created_at DESC);
