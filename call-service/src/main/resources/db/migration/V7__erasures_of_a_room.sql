-- What is to be told of one room, however much is to be told of others
CREATE INDEX erasures_to_announce_of_room ON calls.erasures (room)
    WHERE announced_revision < revision AND announcement_failure IS NULL;
