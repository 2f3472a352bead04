-- The log of a station. Times are microseconds since 1970-01-01 UTC; hashes are 64 hexadecimal digits in lower case.
-- A script that has been released is never changed: the next one gets the next number.

CREATE TABLE products (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- Profiles as they were used: a change of one letter is another row.
CREATE TABLE profiles (
  id         INTEGER PRIMARY KEY,
  hash       TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  product    INTEGER NOT NULL REFERENCES products (id),
  text       TEXT NOT NULL,
  first_used INTEGER NOT NULL
) STRICT;

CREATE TABLE encoders (
  id            INTEGER PRIMARY KEY,
  name          TEXT NOT NULL,
  sha256        TEXT NOT NULL,
  precision     TEXT NOT NULL,
  preprocessing INTEGER NOT NULL,
  dimension     INTEGER NOT NULL,
  UNIQUE (name, sha256, precision, preprocessing, dimension)
) STRICT;

CREATE TABLE heads (
  id      INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  kind    TEXT NOT NULL,
  encoder INTEGER NOT NULL REFERENCES encoders (id),
  product INTEGER NOT NULL REFERENCES products (id),
  created INTEGER NOT NULL,
  UNIQUE (version, encoder, product)
) STRICT;

-- Pictures that were kept. The file lies below the pictures' folder, with / between its parts.
CREATE TABLE pictures (
  sha256 TEXT PRIMARY KEY,
  file   TEXT NOT NULL,
  bytes  INTEGER NOT NULL,
  width  INTEGER NOT NULL,
  height INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per frame. AUTOINCREMENT: a number that was acknowledged is never given again.
-- The encoder and the product are those of the head.
CREATE TABLE inspections (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  source         TEXT NOT NULL,
  sequence       INTEGER NOT NULL,
  captured_at    INTEGER NOT NULL,
  verdict        TEXT NOT NULL CHECK (verdict IN ('PASS', 'REJECT', 'REVIEW', 'NO_PART', 'FAULT')),
  class          TEXT,                -- NULL for a fault
  probabilities  TEXT,                -- [{"name":…,"kind":…,"probability":…}, …] in the product's order; NULL for no score
  why            TEXT,
  embedding      BLOB,                -- 16-bit floats, little-endian; stays when the picture is purged
  fault_code     TEXT,
  fault_sentence TEXT,
  prepare_nanos  INTEGER NOT NULL,
  encode_nanos   INTEGER NOT NULL,
  score_nanos    INTEGER NOT NULL,
  total_nanos    INTEGER NOT NULL,
  profile        INTEGER NOT NULL REFERENCES profiles (id),
  head           INTEGER NOT NULL REFERENCES heads (id),
  device         TEXT NOT NULL,
  part           TEXT,
  lot            TEXT,
  serial         TEXT,
  file           TEXT,
  picture        TEXT REFERENCES pictures (sha256) ON DELETE SET NULL,
  truth_class    TEXT,
  truth_kind     TEXT,
  CHECK ((verdict = 'FAULT') = (fault_code IS NOT NULL)),
  CHECK ((verdict = 'FAULT') = (class IS NULL))
) STRICT;

CREATE INDEX inspections_by_time ON inspections (captured_at, verdict);
CREATE INDEX inspections_by_verdict ON inspections (verdict, captured_at);
CREATE INDEX inspections_by_class ON inspections (class, captured_at);
CREATE INDEX inspections_by_head ON inspections (head);
CREATE INDEX inspections_by_part ON inspections (part) WHERE part IS NOT NULL;
CREATE INDEX inspections_by_lot ON inspections (lot) WHERE lot IS NOT NULL;
CREATE INDEX inspections_by_serial ON inspections (serial) WHERE serial IS NOT NULL;
CREATE INDEX inspections_by_picture ON inspections (picture) WHERE picture IS NOT NULL;

-- Pictures that a person labelled. A picture that was taught cannot be purged. Taking a label back marks the row.
CREATE TABLE shots (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  product      INTEGER NOT NULL REFERENCES products (id),
  class        TEXT NOT NULL,
  picture      TEXT NOT NULL REFERENCES pictures (sha256),
  person       TEXT NOT NULL,
  labelled_at  INTEGER NOT NULL,
  inspection   INTEGER REFERENCES inspections (id),
  withdrawn_at INTEGER
) STRICT;

CREATE INDEX shots_by_product ON shots (product, labelled_at);
CREATE INDEX shots_by_picture ON shots (picture);
CREATE INDEX shots_by_inspection ON shots (inspection) WHERE inspection IS NOT NULL;

-- Inspections with the names in place of the numbers, for people and for the program alike. CROSS JOIN is how SQLite is
-- told to begin with the inspections, so that the newest ten are found without sorting all.
CREATE VIEW inspection_details AS
SELECT
  i.*,
  product.name AS product_name,
  profile.hash AS profile_hash,
  head.version AS head_version,
  head.encoder AS encoder,
  encoder.name AS encoder_name,
  encoder.sha256 AS encoder_sha256,
  encoder.precision AS encoder_precision,
  encoder.preprocessing AS encoder_preprocessing,
  encoder.dimension AS encoder_dimension
FROM inspections i
CROSS JOIN profiles profile ON profile.id = i.profile
CROSS JOIN heads head ON head.id = i.head
CROSS JOIN products product ON product.id = head.product
CROSS JOIN encoders encoder ON encoder.id = head.encoder;
