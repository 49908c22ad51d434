-- How long the call may last once somebody came; null where that is not known, and for rooms of before until their next fact
ALTER TABLE rooms ADD COLUMN max_duration_seconds BIGINT;
