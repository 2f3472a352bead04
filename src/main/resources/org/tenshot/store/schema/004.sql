-- Frames of a fixed camera in which nothing changed.

-- 1 where the encoder would have been given the very numbers of the frame before, whose embedding was used again.
ALTER TABLE inspections ADD COLUMN unchanged INTEGER NOT NULL DEFAULT 0 CHECK (unchanged IN (0, 1));
