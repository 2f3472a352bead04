-- What makes ten million rows answer at once: every inspection belongs to an outcome, and outcomes are counted.

-- Who said what, how sure and for the how-manieth time: each combination once, some hundreds of them in all.
CREATE TABLE outcomes (
  id      INTEGER PRIMARY KEY,
  source  TEXT NOT NULL,
  head    INTEGER NOT NULL REFERENCES heads (id),
  verdict TEXT NOT NULL,
  class   TEXT NOT NULL,     -- empty for a fault
  step    INTEGER NOT NULL,  -- how sure, in twentieths: 0..19; -1 for a fault
  again   INTEGER NOT NULL CHECK (again IN (0, 1)), -- 1: this serial number of the product had been judged before
  UNIQUE (head, verdict, class, step, again, source)
) STRICT;

ALTER TABLE inspections ADD COLUMN sure REAL;     -- how sure the verdict is, 0..1; NULL for a fault
ALTER TABLE inspections ADD COLUMN unusual REAL;  -- of the score; NULL in rows from before it was kept
ALTER TABLE inspections ADD COLUMN outcome INTEGER REFERENCES outcomes (id);

UPDATE inspections SET sure = (
  SELECT CASE inspections.verdict
    WHEN 'PASS' THEN sum(CASE WHEN p.value ->> 'kind' = 'GOOD' THEN p.value ->> 'probability' ELSE 0 END)
    WHEN 'REJECT' THEN sum(CASE WHEN p.value ->> 'kind' = 'DEFECT' THEN p.value ->> 'probability' ELSE 0 END)
    WHEN 'NO_PART' THEN sum(CASE WHEN p.value ->> 'kind' = 'VOID' THEN p.value ->> 'probability' ELSE 0 END)
    WHEN 'REVIEW' THEN max(p.value ->> 'probability')
  END
  FROM json_each(inspections.probabilities) p)
WHERE probabilities IS NOT NULL AND verdict <> 'FAULT';

CREATE TEMP TABLE repeats AS
SELECT id FROM (
  SELECT i.id,
    count(*) FILTER (WHERE i.verdict IN ('PASS', 'REJECT', 'REVIEW')) OVER (
      PARTITION BY head.product, i.serial ORDER BY i.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier
  FROM inspections i JOIN heads head ON head.id = i.head
  WHERE i.serial IS NOT NULL)
WHERE earlier > 0;
CREATE UNIQUE INDEX temp.repeats_by_id ON repeats (id);

INSERT INTO outcomes (source, head, verdict, class, step, again)
SELECT DISTINCT source, head, verdict, coalesce(class, ''),
  coalesce(max(0, min(19, CAST(sure * 20 AS INTEGER))), -1), id IN (SELECT id FROM temp.repeats)
FROM inspections;

UPDATE inspections SET outcome = (
  SELECT o.id FROM outcomes o
  WHERE o.head = inspections.head AND o.verdict = inspections.verdict
    AND o.class = coalesce(inspections.class, '')
    AND o.step = coalesce(max(0, min(19, CAST(inspections.sure * 20 AS INTEGER))), -1)
    AND o.again = (inspections.id IN (SELECT id FROM temp.repeats))
    AND o.source = inspections.source);

DROP TABLE temp.repeats;

DROP INDEX inspections_by_time;
DROP INDEX inspections_by_verdict;
DROP INDEX inspections_by_class;
DROP INDEX inspections_by_head;
DROP INDEX inspections_by_part;
DROP INDEX inspections_by_lot;
CREATE INDEX inspections_by_time ON inspections (captured_at, outcome);
CREATE INDEX inspections_by_outcome ON inspections (outcome, captured_at, sure);
CREATE INDEX inspections_by_part ON inspections (part, captured_at) WHERE part IS NOT NULL;
CREATE INDEX inspections_by_lot ON inspections (lot, captured_at) WHERE lot IS NOT NULL;

-- How many of each outcome were captured in each hour since 1970.
CREATE TABLE outcome_counts (
  outcome INTEGER NOT NULL REFERENCES outcomes (id),
  slot    INTEGER NOT NULL,  -- captured_at / 3600000000
  number  INTEGER NOT NULL,
  PRIMARY KEY (outcome, slot)
) STRICT, WITHOUT ROWID;

INSERT INTO outcome_counts SELECT outcome, captured_at / 3600000000, count(*) FROM inspections GROUP BY 1, 2;

CREATE TABLE lot_counts (
  lot      TEXT NOT NULL,
  outcome  INTEGER NOT NULL REFERENCES outcomes (id),
  number   INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at  INTEGER NOT NULL,
  PRIMARY KEY (lot, outcome)
) STRICT, WITHOUT ROWID;

INSERT INTO lot_counts
SELECT lot, outcome, count(*), min(captured_at), max(captured_at) FROM inspections WHERE lot IS NOT NULL GROUP BY 1, 2;

-- Triggers and not the program keep the counts, so that no way of writing or deleting rows leaves them wrong.
CREATE TRIGGER inspections_are_counted AFTER INSERT ON inspections
BEGIN
  INSERT INTO outcome_counts VALUES (new.outcome, new.captured_at / 3600000000, 1)
  ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER lots_are_counted AFTER INSERT ON inspections WHEN new.lot IS NOT NULL
BEGIN
  INSERT INTO lot_counts VALUES (new.lot, new.outcome, 1, new.captured_at, new.captured_at)
  ON CONFLICT DO UPDATE SET number = number + 1,
    first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at);
END;
CREATE TRIGGER deleted_inspections_are_not_counted AFTER DELETE ON inspections
BEGIN
  UPDATE outcome_counts SET number = number - 1
  WHERE outcome = old.outcome AND slot = old.captured_at / 3600000000;
  DELETE FROM outcome_counts
  WHERE outcome = old.outcome AND slot = old.captured_at / 3600000000 AND number = 0;
  UPDATE lot_counts SET number = number - 1 WHERE lot = old.lot AND outcome = old.outcome;
  DELETE FROM lot_counts WHERE lot = old.lot AND outcome = old.outcome AND number = 0;
END;
CREATE TRIGGER what_was_said_stays BEFORE UPDATE OF captured_at, source, verdict, class, sure, outcome, head, lot ON inspections
BEGIN
  SELECT RAISE(ABORT, 'what was said of a frame is never changed');
END;
