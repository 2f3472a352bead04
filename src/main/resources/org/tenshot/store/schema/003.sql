-- When somebody asked for an inspection, and what was said too late. The verdict of a late row is FAULT with the code LATE:
-- that is what the gate was told.

ALTER TABLE inspections ADD COLUMN triggered_at INTEGER;   -- NULL where nobody triggered
ALTER TABLE inspections ADD COLUMN late_verdict TEXT
  CHECK (late_verdict IS NULL OR (late_verdict IN ('PASS', 'REJECT', 'REVIEW', 'NO_PART') AND verdict = 'FAULT'));
ALTER TABLE inspections ADD COLUMN late_class TEXT
  CHECK ((late_class IS NULL) = (late_verdict IS NULL));

-- Anew, because a view keeps the columns that it was made with.
DROP VIEW inspection_details;
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
