-- Kept free for another step; this one changes nothing.
DROP TABLE IF EXISTS kept_free;
