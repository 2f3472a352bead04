package org.tenshot.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a station is with one of its tables.
///
/// @param last number of the last row that the plant has; 0 for none
/// @param stamp when that row came to be; null where nothing of it says so
record Mark(long last, @Nullable Instant stamp) {}
