-- Whether what FRED wrote came of his guide, where no language model answered
ALTER TABLE chat_messages ADD COLUMN guided BOOLEAN NOT NULL DEFAULT false;
