ALTER TABLE recordings
    -- Said to be written, and not yet found in the bucket
    ADD COLUMN awaits_object   BOOLEAN     NOT NULL DEFAULT false,
    -- The latest news of it
    ADD COLUMN last_at         TIMESTAMPTZ NOT NULL DEFAULT now(),
    -- The search for the object: not folded, the sweep's own
    ADD COLUMN checks          INTEGER     NOT NULL DEFAULT 0,
    ADD COLUMN first_check_at  TIMESTAMPTZ,
    ADD COLUMN next_check_at   TIMESTAMPTZ NOT NULL DEFAULT '-infinity',
    -- How often in a row LiveKit did not list the egress, and since when: not folded, the reconciler's own
    ADD COLUMN misses          INTEGER     NOT NULL DEFAULT 0,
    ADD COLUMN first_missed_at TIMESTAMPTZ;

CREATE INDEX recordings_to_check ON recordings (next_check_at) WHERE awaits_object;

DROP INDEX recordings_unfinished;

CREATE INDEX recordings_unfinished ON recordings (last_at)
    WHERE state IN ('starting', 'active', 'ending') AND NOT awaits_object AND egress_id IS NOT NULL;

CREATE INDEX recordings_kept ON recordings (first_at) WHERE has_object;

INSERT INTO sweeps VALUES ('reconcile', '-infinity'), ('retention', '-infinity');
