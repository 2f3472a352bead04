-- Groups of rejects that look alike and that a person gave a name. What a group is made of is never changed; its name may be, and it may
-- be given up.
CREATE TABLE reject_groups (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  product      INTEGER NOT NULL REFERENCES products (id),
  encoder      INTEGER NOT NULL REFERENCES encoders (id),
  name         TEXT NOT NULL,
  centre       BLOB NOT NULL,     -- mean of its members' embeddings: 32-bit floats, little-endian
  reach        REAL NOT NULL,     -- how far from the centre a later reject may lie
  person       TEXT NOT NULL,     -- who confirmed it
  confirmed_at INTEGER NOT NULL,
  dropped_at   INTEGER            -- NULL while it holds
) STRICT;

CREATE INDEX reject_groups_by_product ON reject_groups (product, encoder);

-- Which rejects a person saw when the group was confirmed. They go with their inspections; the centre stays.
CREATE TABLE reject_group_members (
  inspection   INTEGER NOT NULL REFERENCES inspections (id) ON DELETE CASCADE,
  reject_group INTEGER NOT NULL REFERENCES reject_groups (id),
  PRIMARY KEY (inspection, reject_group)
) STRICT, WITHOUT ROWID;

CREATE INDEX reject_group_members_by_group ON reject_group_members (reject_group);

CREATE TRIGGER reject_groups_stay BEFORE DELETE ON reject_groups
BEGIN
  SELECT RAISE(ABORT, 'a group of rejects is given up, never deleted');
END;
CREATE TRIGGER what_a_group_is_made_of_stays BEFORE UPDATE OF product, encoder, centre, reach, person, confirmed_at ON reject_groups
BEGIN
  SELECT RAISE(ABORT, 'what a group of rejects is made of is never changed');
END;
