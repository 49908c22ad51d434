-- Those to whom a session does not belong any more, or never did, though they are named in it or were there: folded
ALTER TABLE coaching_sessions ADD COLUMN gone TEXT[] NOT NULL DEFAULT '{}';
