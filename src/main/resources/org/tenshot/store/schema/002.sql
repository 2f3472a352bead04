-- What people taught. Rows of taught_heads and promotions are never changed and never taken out: a choice is another row.

-- Shots that teach, and shots that no head may ever learn from: those decide whether a head may be promoted.
ALTER TABLE shots ADD COLUMN role TEXT NOT NULL DEFAULT 'TEACH' CHECK (role IN ('TEACH', 'ACCEPT'));
-- Name of the part that it shows, where somebody knows it: pictures of one part never help to judge each other.
ALTER TABLE shots ADD COLUMN part TEXT;

CREATE TRIGGER acceptance_is_locked BEFORE UPDATE OF withdrawn_at ON shots
WHEN old.role = 'ACCEPT' AND new.withdrawn_at IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'a shot of the acceptance set stays');
END;

CREATE TRIGGER shots_stay BEFORE DELETE ON shots
BEGIN
  SELECT RAISE(ABORT, 'a shot is taken back, never deleted');
END;

-- Embeddings of pictures, so that none is computed twice.
CREATE TABLE picture_embeddings (
  picture   TEXT NOT NULL REFERENCES pictures (sha256) ON DELETE CASCADE,
  encoder   INTEGER NOT NULL REFERENCES encoders (id),
  region    TEXT NOT NULL,        -- what of the picture was looked at
  embedding BLOB NOT NULL,        -- 32-bit floats, little-endian: a head must be learnt again to the last bit
  look      BLOB NOT NULL,        -- small brightnesses that near-duplicates are found by
  PRIMARY KEY (picture, encoder, region)
) STRICT, WITHOUT ROWID;

-- Heads with what they were worth when they were taught.
CREATE TABLE taught_heads (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  product   INTEGER NOT NULL REFERENCES products (id),
  version   TEXT NOT NULL,        -- as inspections name it
  text      TEXT NOT NULL,        -- what it learnt from and how: the file that is exported
  pass      REAL NOT NULL,
  reject    REAL NOT NULL,
  no_part   REAL NOT NULL,
  report    TEXT NOT NULL,        -- JSON
  person    TEXT NOT NULL,
  taught_at INTEGER NOT NULL
) STRICT;

CREATE INDEX taught_heads_by_product ON taught_heads (product);

-- Which head a product is judged by: the newest row holds.
CREATE TABLE promotions (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  product     INTEGER NOT NULL REFERENCES products (id),
  head        INTEGER REFERENCES taught_heads (id),   -- NULL: the prompts alone
  previous    INTEGER REFERENCES promotions (id),     -- NULL: the first
  person      TEXT NOT NULL,
  promoted_at INTEGER NOT NULL,
  reason      TEXT                -- why, where the report spoke against it; NULL where it did not
) STRICT;

CREATE INDEX promotions_by_product ON promotions (product);

CREATE TRIGGER taught_heads_stay_as_they_are BEFORE UPDATE ON taught_heads
BEGIN
  SELECT RAISE(ABORT, 'a taught head is never changed');
END;
CREATE TRIGGER taught_heads_stay BEFORE DELETE ON taught_heads
BEGIN
  SELECT RAISE(ABORT, 'a taught head is never deleted');
END;
CREATE TRIGGER promotions_stay_as_they_are BEFORE UPDATE ON promotions
BEGIN
  SELECT RAISE(ABORT, 'a promotion is never changed');
END;
CREATE TRIGGER promotions_stay BEFORE DELETE ON promotions
BEGIN
  SELECT RAISE(ABORT, 'a promotion is never deleted');
END;
