-- Rooms of which nothing can be stored: what comes of them goes to the dead letters, until it is replayed
CREATE TABLE quarantined_rooms (
    room_name TEXT PRIMARY KEY,
    -- The kind of failure, never what was to be stored
    cause     TEXT        NOT NULL,
    since     TIMESTAMPTZ NOT NULL DEFAULT now()
);

-- Not folded: it says that the fold could not be written
ALTER TABLE coaching_sessions ADD COLUMN facts_quarantined BOOLEAN NOT NULL DEFAULT false;

-- A tsvector has 1 MiB at most, and a row whose words are more would be refused. Of the longest words there are, this much
-- of the text makes half of that
CREATE FUNCTION searched_text(notes TEXT, summary TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT left(coalesce(notes, ''), 30000) || ' ' || left(coalesce(summary, ''), 10000)
$$;

DROP INDEX coaching_sessions_words;

CREATE INDEX coaching_sessions_words ON coaching_sessions USING gin (to_tsvector('simple', searched_text(notes, summary)));

CREATE OR REPLACE FUNCTION has_words(notes TEXT, summary TEXT, words TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT to_tsvector('simple', searched_text(notes, summary)) @@ websearch_to_tsquery('simple', words)
$$;
