-- What people were told of an event: which sentence and what stands in it, so that everybody reads it in his own language.
-- And a further kind: another head, encoder or device judges than the one that known parts were put to.
CREATE TABLE events_told (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  kind            TEXT NOT NULL CHECK (kind IN ('CHALLENGE', 'EYE', 'PRODUCT', 'PICTURE', 'CAMERA')),
  product         INTEGER NOT NULL REFERENCES products (id),
  source          TEXT NOT NULL,
  began           INTEGER NOT NULL,
  ended           INTEGER,            -- NULL while it lasts
  held            INTEGER NOT NULL CHECK (held IN (0, 1)), -- 1: nothing passed meanwhile
  wording         TEXT NOT NULL,      -- which sentence; empty in rows that know it in English alone
  parameters      TEXT NOT NULL,      -- what stands in it, a JSON list of texts
  sentence        TEXT NOT NULL,      -- the whole in English
  person          TEXT,               -- who asked for it; NULL where nobody did
  details         TEXT NOT NULL,      -- JSON; empty where there are none
  acknowledged_by TEXT,
  acknowledged_at INTEGER,
  CHECK ((acknowledged_by IS NULL) = (acknowledged_at IS NULL))
) STRICT;

INSERT INTO events_told
SELECT id, kind, product, source, began, ended, held, '', '[]', sentence, person, details, acknowledged_by, acknowledged_at FROM events;

DROP TABLE events;
ALTER TABLE events_told RENAME TO events;

CREATE INDEX events_by_product ON events (product, kind, began);

CREATE TRIGGER events_stay BEFORE DELETE ON events
BEGIN
  SELECT RAISE(ABORT, 'an event is never deleted');
END;
CREATE TRIGGER what_happened_stays BEFORE UPDATE OF kind, product, source, began, person, details ON events
BEGIN
  SELECT RAISE(ABORT, 'what happened is never changed');
END;
