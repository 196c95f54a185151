-- Whether the cue says that it was not said: "did not confirm", "declined to say".
ALTER TABLE attribution ADD COLUMN negated INTEGER NOT NULL DEFAULT 0 CHECK (negated IN (0, 1));
