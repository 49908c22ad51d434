-- Why the other services can never be told of a session
ALTER TABLE coaching_sessions ADD COLUMN announcement_failure TEXT;

DROP INDEX coaching_sessions_to_announce;

CREATE INDEX coaching_sessions_to_announce ON coaching_sessions (next_announcement_at)
    WHERE announcement_failure IS NULL AND settles_at IS NOT NULL
        AND (announced_settles_at, announced_attendance_revision) IS DISTINCT FROM (settles_at, attendance_revision);
