-- What retention looks for: the oldest inspections of a verdict that still have their picture.
CREATE INDEX inspections_with_picture ON inspections (verdict, captured_at) WHERE picture IS NOT NULL;
