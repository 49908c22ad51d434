-- Two writers may use one id for what they heard: neither can take the other's place
ALTER TABLE transcript_segments
    DROP CONSTRAINT transcript_segments_pkey,
    ADD PRIMARY KEY (room, written_by, segment_id);

ALTER TABLE summaries
    -- Who handed the transcript in, and answers for it; null where it is what was written down
    ADD COLUMN given_by TEXT,
    DROP CONSTRAINT summaries_state_check,
    ADD CONSTRAINT summaries_state_check
        CHECK (state IN ('waiting', 'ready', 'no_speech', 'guests_only', 'failed'));

-- Entries that were written down have the ids of their segments
UPDATE summaries SET given_by = user_id WHERE transcript->0->>'segmentId' IS NULL;

-- Those to whom a call does not belong any more, or never did, though they are named in it or were there: folded
ALTER TABLE rooms ADD COLUMN gone TEXT[] NOT NULL DEFAULT '{}';
