package org.tenshot.ui.teach;

import java.time.Instant;
import org.tenshot.domain.Proportion;

/// A head that was kept.
///
/// @param number what people call it
/// @param version the head's own
/// @param person who taught it
/// @param taughtAt when
/// @param escapes bad shots that would have passed when it was taught
/// @param goodPassed good shots that would have passed then
/// @param judges true for the one that judges now
public record HeadVersion(
    long number,
    String version,
    String person,
    Instant taughtAt,
    Proportion escapes,
    Proportion goodPassed,
    boolean judges) {}
