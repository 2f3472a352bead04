-- Rows that were changed after they were written, for whoever keeps a copy of the log elsewhere: each of them once, with the number
-- of its last change. The numbers only grow. An inspection is never changed; that its picture goes later is no change of what was said.
CREATE TABLE row_changes (
  name   TEXT NOT NULL CHECK (name IN ('shots', 'events')),
  row    INTEGER NOT NULL,
  change INTEGER NOT NULL UNIQUE,
  PRIMARY KEY (name, row)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER changed_shots_are_noted AFTER UPDATE ON shots
BEGIN
  INSERT INTO row_changes VALUES ('shots', new.id, (SELECT coalesce(max(change), 0) + 1 FROM row_changes))
  ON CONFLICT (name, row) DO UPDATE SET change = excluded.change;
END;
CREATE TRIGGER changed_events_are_noted AFTER UPDATE ON events
BEGIN
  INSERT INTO row_changes VALUES ('events', new.id, (SELECT coalesce(max(change), 0) + 1 FROM row_changes))
  ON CONFLICT (name, row) DO UPDATE SET change = excluded.change;
END;
