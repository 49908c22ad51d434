-- How the recording stands, and why it is no good where it is not
ALTER TABLE coaching_sessions ADD COLUMN recording_state TEXT;
ALTER TABLE coaching_sessions ADD COLUMN recording_reason TEXT;

-- Which of the transcript's entries a decision or next action rests on; who does the latter until when
ALTER TABLE coaching_sessions ADD COLUMN evidence JSONB;
ALTER TABLE coaching_sessions ADD COLUMN action_details JSONB;
ALTER TABLE coaching_sessions ADD COLUMN summary_source TEXT;

-- From then on nobody comes back, as far as is known
ALTER TABLE coaching_sessions ADD COLUMN settles_at TIMESTAMPTZ;

-- Which settling the other services were told of; another one than settles_at, and they are told again
ALTER TABLE coaching_sessions ADD COLUMN announced_settles_at TIMESTAMPTZ;

-- The announcing sweep leaves the row alone until then: a replica is at it
ALTER TABLE coaching_sessions ADD COLUMN next_announcement_at TIMESTAMPTZ NOT NULL DEFAULT '-infinity';

CREATE INDEX coaching_sessions_to_announce ON coaching_sessions (settles_at)
    WHERE settles_at IS NOT NULL AND announced_settles_at IS DISTINCT FROM settles_at;
