-- Webhooks that wait for Kafka, as they are to be written there. A row goes when Kafka has it
CREATE TABLE inbox (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    received_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    topic       TEXT        NOT NULL,
    -- null for a dead letter
    key         TEXT,
    headers     JSONB       NOT NULL,
    value       BYTEA       NOT NULL
);
