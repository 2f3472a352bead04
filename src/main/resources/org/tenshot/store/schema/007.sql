-- The place of another step; this one changes nothing.
DELETE FROM audit_end WHERE 0;
