-- What people look through when they ask what was wrong, and who changed what before. A further kind of event: the source gave no
-- pictures. Faults of parts that follow each other are gathered, so that an hour without a camera is one row and not thousands.
CREATE TABLE events_seen (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  kind            TEXT NOT NULL CHECK (kind IN ('SOURCE', 'CHALLENGE', 'EYE', 'PRODUCT', 'PICTURE', 'CAMERA')),
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

INSERT INTO events_seen
SELECT id, kind, product, source, began, ended, held, wording, parameters, sentence, person, details, acknowledged_by, acknowledged_at
FROM events;

DROP TABLE events;
ALTER TABLE events_seen RENAME TO events;

CREATE INDEX events_by_product ON events (product, kind, began);
CREATE INDEX events_by_kind ON events (kind, began);
CREATE INDEX events_by_line ON events (kind, substr(source, 1, instr(source, ': ') - 1), began);
-- What began before a stretch of time and lasted into it. The largest number stands for "it lasts".
CREATE INDEX events_by_end ON events (kind, ifnull(ended, 9223372036854775807), began);

CREATE TRIGGER events_stay BEFORE DELETE ON events
BEGIN
  SELECT RAISE(ABORT, 'an event is never deleted');
END;
CREATE TRIGGER what_happened_stays BEFORE UPDATE OF kind, product, source, began, person, details ON events
BEGIN
  SELECT RAISE(ABORT, 'what happened is never changed');
END;
CREATE TRIGGER changed_events_are_noted AFTER UPDATE ON events
BEGIN
  INSERT INTO row_changes VALUES ('events', new.id, (SELECT coalesce(max(change), 0) + 1 FROM row_changes))
  ON CONFLICT (name, row) DO UPDATE SET change = excluded.change;
END;

CREATE INDEX audit_by_kind ON audit (what, at);
CREATE INDEX audit_by_line ON audit (
  what,
  CASE WHEN substr(subject, 1, 5) = 'line ' THEN substr(subject, 6)
    WHEN instr(subject, ' on line ') > 0 THEN substr(subject, instr(subject, ' on line ') + 9) ELSE '' END,
  at);

-- Faults of one kind, source and product between which less than five minutes passed. They stay when their inspections go.
CREATE TABLE fault_stretches (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  code     TEXT NOT NULL,
  source   TEXT NOT NULL,
  product  INTEGER NOT NULL REFERENCES products (id),
  began    INTEGER NOT NULL,  -- captured_at of the first
  ended    INTEGER NOT NULL,  -- captured_at of the last
  number   INTEGER NOT NULL,  -- of inspections
  sentence TEXT NOT NULL,     -- of the last, in English
  told     TEXT               -- of the last, as inspections have it
) STRICT;

INSERT INTO fault_stretches (code, source, product, began, ended, number, sentence)
SELECT code, source, product, min(at), max(at), count(*), max(sentence)
FROM (
  SELECT *, sum(apart) OVER (PARTITION BY source, product, code ORDER BY at, id) AS stretch
  FROM (
    SELECT i.id, i.fault_code AS code, i.source, head.product, i.captured_at AS at, coalesce(i.fault_sentence, '') AS sentence,
      i.captured_at - lag(i.captured_at, 1, -300000000) OVER (
        PARTITION BY i.source, head.product, i.fault_code ORDER BY i.captured_at, i.id) >= 300000000 AS apart
    FROM outcomes o
    CROSS JOIN inspections i ON i.outcome = o.id
    JOIN heads head ON head.id = i.head
    WHERE o.verdict = 'FAULT'))
GROUP BY source, product, code, stretch
ORDER BY min(at);

CREATE INDEX fault_stretches_by_kind ON fault_stretches (code, began);
CREATE INDEX fault_stretches_by_line ON fault_stretches (code, substr(source, 1, instr(source, ': ') - 1), began);
CREATE INDEX fault_stretches_by_end ON fault_stretches (code, ended, began);
CREATE INDEX fault_stretches_by_source ON fault_stretches (source, product, code);

CREATE TRIGGER faults_are_gathered AFTER INSERT ON inspections WHEN new.fault_code IS NOT NULL
BEGIN
  UPDATE fault_stretches
  SET began = min(began, new.captured_at), ended = max(ended, new.captured_at), number = number + 1,
    sentence = coalesce(new.fault_sentence, ''), told = new.told
  WHERE new.captured_at > began - 300000000 AND new.captured_at < ended + 300000000
    AND id = (
      SELECT last.id FROM fault_stretches last
      WHERE last.source = new.source AND last.code = new.fault_code
        AND last.product = (SELECT product FROM heads WHERE id = new.head)
      ORDER BY last.id DESC LIMIT 1);
  INSERT INTO fault_stretches (code, source, product, began, ended, number, sentence, told)
  SELECT new.fault_code, new.source, product, new.captured_at, new.captured_at, 1, coalesce(new.fault_sentence, ''), new.told
  FROM heads WHERE id = new.head AND changes() = 0;
END;

CREATE TRIGGER fault_stretches_stay BEFORE DELETE ON fault_stretches
BEGIN
  SELECT RAISE(ABORT, 'what went wrong is never deleted');
END;
