-- What is to be told of one room, however much is to be told of others
CREATE INDEX erasures_to_announce_of_room ON erasures (room)
    WHERE announced_revision < revision AND announcement_failure IS NULL;

-- What a result that nobody was told of yet was made from, where something else is to be summed up meanwhile
ALTER TABLE summaries ADD COLUMN unannounced_transcript JSONB;

-- How often an object that has been kept for long enough could not be removed, and when that is worth another try
ALTER TABLE recordings ADD COLUMN removal_failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE recordings ADD COLUMN next_removal_at TIMESTAMPTZ NOT NULL DEFAULT '-infinity';
