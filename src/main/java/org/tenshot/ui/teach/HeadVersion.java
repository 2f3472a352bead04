package org.tenshot.ui.teach;

import java.time.Instant;

/// A head that was kept.
///
/// @param number what people call it
/// @param version the head's own
/// @param person who taught it
/// @param taughtAt when
/// @param figures what it was worth, in a line
/// @param judges true for the one that judges now
public record HeadVersion(
    long number, String version, String person, Instant taughtAt, String figures, boolean judges) {}
