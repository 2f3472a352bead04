package org.tenshot.store;

import java.time.Instant;
import org.tenshot.domain.Limits;

/// A taught head as it stands in the log.
///
/// @param id what people call it: "version 7"
/// @param product the product's name
/// @param version the head's own, as inspections name it
/// @param limits its cuts
/// @param report what it was worth when it was taught, as JSON
/// @param person who taught it
/// @param taughtAt when
public record StoredHead(
    long id,
    String product,
    String version,
    Limits limits,
    String report,
    String person,
    Instant taughtAt) {}
