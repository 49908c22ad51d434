-- Since when a session can be over for good. What settles has it from then; what was imported, of whose end nobody is to be
-- told, from its end
ALTER TABLE coaching_sessions ADD COLUMN over_since TIMESTAMPTZ;

UPDATE coaching_sessions SET over_since = settles_at WHERE settles_at IS NOT NULL;

UPDATE coaching_sessions AS session SET over_since = coalesce(session.ended_at, (fact.body ->> 'time')::timestamptz)
FROM facts AS fact
WHERE fact.room_name = session.room_name
  AND fact.body ->> 'type' = 'room_finished' AND fact.body ->> 'provenance' = 'imported'
  AND session.settles_at IS NULL AND session.status IN ('completed', 'cancelled', 'missed');

-- What retention looks for, the oldest first
CREATE INDEX coaching_sessions_over ON coaching_sessions (over_since) WHERE over_since IS NOT NULL;

DROP INDEX coaching_sessions_settled;

-- What is to be told of one room, however much is to be told of others
CREATE INDEX erasures_to_announce_of_room ON erasures (room)
    WHERE announced_revision < revision AND announcement_failure IS NULL;
