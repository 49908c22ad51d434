ALTER TABLE calls.calls
    -- Those who are named are asked first; false for calls of before there were invitations
    ADD COLUMN invites    BOOLEAN NOT NULL DEFAULT false,
    -- What those who are asked see of who asks
    ADD COLUMN owner_name TEXT CHECK (length(owner_name) <= 200);

CREATE INDEX calls_owner ON calls.calls (owner_id);

-- Whoever is named finds out by these
CREATE INDEX calls_coach ON calls.calls (coach_id) WHERE coach_id IS NOT NULL;

CREATE INDEX calls_participants ON calls.calls USING gin (participants);

-- What somebody made of being named in a call; who has no row has not answered yet
CREATE TABLE calls.invitation_answers (
    room                 TEXT        NOT NULL REFERENCES calls.calls,
    user_id              TEXT        NOT NULL,
    answer               TEXT        NOT NULL CHECK (answer IN ('accepted', 'declined', 'left')),
    answered_at          TIMESTAMPTZ NOT NULL,
    -- Counts the answers. Behind until the broker has acknowledged the event of the last
    revision             BIGINT      NOT NULL DEFAULT 1,
    announced_revision   BIGINT      NOT NULL DEFAULT 0,
    next_announcement_at TIMESTAMPTZ NOT NULL DEFAULT now() + interval '2 seconds',
    -- Why it can never be announced
    announcement_failure TEXT,
    PRIMARY KEY (room, user_id)
);

CREATE INDEX invitation_answers_of_person ON calls.invitation_answers (user_id);

CREATE INDEX invitation_answers_to_announce ON calls.invitation_answers (next_announcement_at)
    WHERE announced_revision < revision AND announcement_failure IS NULL;

-- Who wants no invitations of whom
CREATE TABLE calls.blocks (
    user_id    TEXT        NOT NULL,
    blocked_id TEXT        NOT NULL,
    since      TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, blocked_id)
);

-- Whom somebody named in the last day who did not know them, so that nobody is asked by everybody. Of neither the id is
-- kept, and nothing for longer than that day: it is there still when the call is erased
CREATE TABLE calls.named_strangers (
    by_hash     BYTEA       NOT NULL,
    person_hash BYTEA       NOT NULL,
    named_at    TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (by_hash, person_hash)
);

CREATE INDEX named_strangers_oldest ON calls.named_strangers (named_at);
