-- Groups of rejects travel to the plant, so their members get numbers, and changes of groups are noted as those of shots and events are.
-- A group with an empty name is one that a person dismissed: what lies in it is no kind of defect. It holds until it is taken back,
-- which is a group given up.
CREATE TRIGGER a_dismissed_group_gets_no_name BEFORE UPDATE OF name ON reject_groups
WHEN (old.name = '') <> (new.name = '')
BEGIN
  SELECT RAISE(ABORT, 'a dismissal is taken back, never turned into a name or the reverse');
END;

CREATE TABLE numbered_members (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  inspection   INTEGER NOT NULL REFERENCES inspections (id) ON DELETE CASCADE,
  reject_group INTEGER NOT NULL REFERENCES reject_groups (id),
  UNIQUE (inspection, reject_group)
) STRICT;

INSERT INTO numbered_members (inspection, reject_group)
SELECT inspection, reject_group FROM reject_group_members ORDER BY reject_group, inspection;

DROP TABLE reject_group_members;
ALTER TABLE numbered_members RENAME TO reject_group_members;

CREATE INDEX reject_group_members_by_group ON reject_group_members (reject_group);

-- Notes of any table's rows. The triggers go first and come back: what a trigger speaks of cannot be put in its place.
DROP TRIGGER changed_shots_are_noted;
DROP TRIGGER changed_events_are_noted;

CREATE TABLE changes_of_any_table (
  name   TEXT NOT NULL,
  row    INTEGER NOT NULL,
  change INTEGER NOT NULL UNIQUE,
  PRIMARY KEY (name, row)
) STRICT, WITHOUT ROWID;

INSERT INTO changes_of_any_table SELECT name, row, change FROM row_changes;

DROP TABLE row_changes;
ALTER TABLE changes_of_any_table RENAME TO row_changes;

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
CREATE TRIGGER changed_reject_groups_are_noted AFTER UPDATE ON reject_groups
BEGIN
  INSERT INTO row_changes VALUES ('reject_groups', new.id, (SELECT coalesce(max(change), 0) + 1 FROM row_changes))
  ON CONFLICT (name, row) DO UPDATE SET change = excluded.change;
END;
