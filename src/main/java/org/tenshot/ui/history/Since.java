package org.tenshot.ui.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.store.StoredInspection;

/// The answer to "since when?".
///
/// @param all how many inspections were compared
/// @param count how many of them are alike
/// @param first the one that was captured first; null where none is alike
/// @param likest some of them, the likest first
/// @param lots that are touched, in order
/// @param serials numbers that are touched, in order
public record Since(
    long all,
    long count,
    @Nullable StoredInspection first,
    List<Found> likest,
    List<String> lots,
    List<String> serials) {

  public Since {
    likest = List.copyOf(likest);
    lots = List.copyOf(lots);
    serials = List.copyOf(serials);
  }
}
