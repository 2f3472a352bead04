-- What was told of an inspection, so that everybody reads it in his own language: which sentence the fault or the reason is and what
-- stands in it, as `@key|value|value`. NULL where the English is all there is.
ALTER TABLE inspections ADD COLUMN told TEXT;
