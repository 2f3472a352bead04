package org.tenshot.domain;

import org.jspecify.annotations.Nullable;

/// Which part a frame shows, as far as the line says so.
///
/// @param part number of the part within its run; null where unknown
/// @param lot lot or batch; null where unknown
/// @param serial serial number of the one piece; null where unknown
public record PartId(@Nullable String part, @Nullable String lot, @Nullable String serial) {

  /// Nothing is known of the part.
  public static final PartId UNKNOWN = new PartId(null, null, null);
}
