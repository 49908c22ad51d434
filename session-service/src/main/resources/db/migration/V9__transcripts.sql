-- The words that the fact refers to which counts, one a room; not folded, but told with such a fact
CREATE TABLE transcripts (
    room_name TEXT  NOT NULL,
    -- SHA-256 of the words as they were told
    hash      TEXT  NOT NULL,
    words     JSONB NOT NULL,
    PRIMARY KEY (room_name, hash)
);

-- Which of them transcript_json shows; null in rows that an earlier version wrote
ALTER TABLE coaching_sessions ADD COLUMN transcript_hash TEXT;
