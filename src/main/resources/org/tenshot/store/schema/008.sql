-- What happened to a line and is no verdict of one part: the picture changed, another product came, known parts were put to it.
CREATE TABLE events (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  kind            TEXT NOT NULL CHECK (kind IN ('CHALLENGE', 'PRODUCT', 'PICTURE', 'CAMERA')),
  product         INTEGER NOT NULL REFERENCES products (id),
  source          TEXT NOT NULL,
  began           INTEGER NOT NULL,
  ended           INTEGER,            -- NULL while it lasts
  held            INTEGER NOT NULL CHECK (held IN (0, 1)), -- 1: nothing passed meanwhile
  sentence        TEXT NOT NULL,
  person          TEXT,               -- who asked for it; NULL where nobody did
  details         TEXT NOT NULL,      -- JSON; empty where there are none
  acknowledged_by TEXT,
  acknowledged_at INTEGER,
  CHECK ((acknowledged_by IS NULL) = (acknowledged_at IS NULL))
) STRICT;

CREATE INDEX events_by_product ON events (product, kind, began);

CREATE TRIGGER events_stay BEFORE DELETE ON events
BEGIN
  SELECT RAISE(ABORT, 'an event is never deleted');
END;
CREATE TRIGGER what_happened_stays BEFORE UPDATE OF kind, product, source, began, person, details ON events
BEGIN
  SELECT RAISE(ABORT, 'what happened is never changed');
END;
