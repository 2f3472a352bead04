package org.tenshot.store;

import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Inspection;

/// An inspection as it stands in the log. Some of it is less than it was: the capture time is cut
/// to microseconds, the origin's nanoseconds are 0, the embedding was rounded to 16 bits and scaled
/// to unit length again, and the truth has no mask.
///
/// @param id its number in the log; never given twice
/// @param inspection what was said
/// @param pictureHash sha256 of the picture's PNG file; null where none was kept
public record StoredInspection(long id, Inspection inspection, @Nullable String pictureHash) {}
