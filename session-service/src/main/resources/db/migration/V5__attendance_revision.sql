-- Grows with what is known of who was there when: of two tellings of a session's end, the one with more is the later
ALTER TABLE coaching_sessions ADD COLUMN attendance_revision BIGINT NOT NULL DEFAULT 0;

-- The one that the other services were told; another one, and they are told again
ALTER TABLE coaching_sessions ADD COLUMN announced_attendance_revision BIGINT;

-- Those that were told before this version are not told again
UPDATE coaching_sessions SET announced_attendance_revision = 0 WHERE announced_settles_at IS NOT NULL;

DROP INDEX coaching_sessions_to_announce;

CREATE INDEX coaching_sessions_to_announce ON coaching_sessions (settles_at)
    WHERE settles_at IS NOT NULL AND (announced_settles_at, announced_attendance_revision)
        IS DISTINCT FROM (settles_at, attendance_revision);
