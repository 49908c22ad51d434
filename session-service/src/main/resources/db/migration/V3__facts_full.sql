-- The room has as many facts as are kept of one: what came later is among the dead letters
ALTER TABLE coaching_sessions ADD COLUMN facts_full BOOLEAN NOT NULL DEFAULT false;

-- Calls that nobody has come to yet, by their opening: what the clean-up of those that are given up costs
CREATE INDEX coaching_sessions_expected ON coaching_sessions (coalesce(scheduled_for, created_at), id)
    WHERE status = 'scheduled';
