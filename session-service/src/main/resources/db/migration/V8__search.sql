-- What sessions are found by, apart from them: a row is written when words change, not whenever somebody comes or goes
CREATE TABLE session_terms (
    session_id UUID PRIMARY KEY REFERENCES coaching_sessions (id) ON DELETE CASCADE,
    created_at TIMESTAMPTZ NOT NULL,
    -- Of what was written. Prepared by the service, between spaces, in the order of the texts; @… are people who may read it
    terms      TEXT        NOT NULL,
    -- Of what was said, in the transcript of which this is the hash
    said       TEXT,
    said_hash  TEXT,
    -- All of them, each once
    vector     TSVECTOR    NOT NULL GENERATED ALWAYS AS
        (array_to_tsvector(string_to_array(btrim(terms || ltrim(coalesce(said, ''))), ' '))) STORED
-- What was found is put in order by the times alone: with the words apart, many of them are on a page
) WITH (toast_tuple_target = 128);

-- At once: whoever is the one to put what waits into its order would take seconds, in the middle of a fold
CREATE INDEX session_terms_vector ON session_terms USING gin (vector) WITH (fastupdate = off);

CREATE INDEX session_terms_newest ON session_terms (created_at DESC, session_id DESC);

-- PostgreSQL puts it in place of its calls
CREATE FUNCTION has_terms(vector TSVECTOR, terms TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT vector @@ terms::tsquery
$$;

-- Reads long texts, and says so, which only a function that is called can
CREATE FUNCTION has_phrase(terms TEXT, said TEXT, phrase TEXT)
RETURNS BOOLEAN LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 4000 AS $$
BEGIN
    RETURN position(' ' || phrase || ' ' IN terms) > 0 OR position(' ' || phrase || ' ' IN coalesce(said, '')) > 0;
END
$$;

-- Those that were written before this version, and by replicas of before it, get their terms bit by bit
ALTER TABLE coaching_sessions ADD COLUMN has_terms BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX coaching_sessions_without_terms ON coaching_sessions (created_at) WHERE NOT has_terms;

INSERT INTO sweeps VALUES ('search', '-infinity');

-- has_words and searched_text stay for replicas of before this version
DROP INDEX coaching_sessions_words;
