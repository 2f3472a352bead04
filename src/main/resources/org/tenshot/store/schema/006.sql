-- What people changed that verdicts rest on. Each row carries the hash of the one before, so that a row that is changed, put in,
-- taken out or moved breaks the chain; the end of the chain stands apart, so that a tail that was cut off is missed.
CREATE TABLE audit (
  id       INTEGER PRIMARY KEY,   -- 1, 2, 3 and so on without a gap
  at       INTEGER NOT NULL,
  person   TEXT NOT NULL,
  what     TEXT NOT NULL,
  subject  TEXT NOT NULL,
  before   TEXT,                  -- NULL where nothing was there
  after    TEXT,                  -- NULL where nothing is there any more
  previous TEXT NOT NULL,         -- hash of the row before; 64 zeros for the first
  hash     TEXT NOT NULL          -- sha256 of the row and of the hash before; see AuditRecord
) STRICT;

CREATE INDEX audit_by_subject ON audit (what, subject, id);

CREATE TABLE audit_end (
  one  INTEGER PRIMARY KEY CHECK (one = 1),
  row  INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;

INSERT INTO audit_end VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TRIGGER audit_follows BEFORE INSERT ON audit
WHEN new.id <> (SELECT row + 1 FROM audit_end) OR new.previous <> (SELECT hash FROM audit_end)
BEGIN
  SELECT RAISE(ABORT, 'a row of the audit log follows the last one');
END;
CREATE TRIGGER audit_goes_on AFTER INSERT ON audit
BEGIN
  UPDATE audit_end SET row = new.id, hash = new.hash;
END;
CREATE TRIGGER audit_stays_as_it_is BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE(ABORT, 'a row of the audit log is never changed');
END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN
  SELECT RAISE(ABORT, 'a row of the audit log is never deleted');
END;
CREATE TRIGGER audit_end_follows BEFORE UPDATE ON audit_end
WHEN new.row <> old.row + 1 OR NOT EXISTS (SELECT 1 FROM audit WHERE id = new.row AND hash = new.hash)
BEGIN
  SELECT RAISE(ABORT, 'the end of the audit log moves with its rows');
END;
CREATE TRIGGER audit_end_stays BEFORE DELETE ON audit_end
BEGIN
  SELECT RAISE(ABORT, 'the end of the audit log stays');
END;
