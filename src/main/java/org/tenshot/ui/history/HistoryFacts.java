package org.tenshot.ui.history;

import java.time.Instant;
import java.util.List;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Shifts;

/// What there is to look back at.
///
/// @param now the time now
/// @param shifts of the plant
/// @param total how many inspections the log has
/// @param classes names that verdicts gave, in order
/// @param heads versions that judged, in order
/// @param lines names of lines that judged, in order; empty where there is only one without a name
/// @param labels classes of the product that is chosen, which parts can be labelled with; empty
///   where none is chosen
public record HistoryFacts(
    Instant now,
    Shifts shifts,
    long total,
    List<String> classes,
    List<String> heads,
    List<String> lines,
    List<ProductClass> labels) {

  public HistoryFacts {
    classes = List.copyOf(classes);
    heads = List.copyOf(heads);
    lines = List.copyOf(lines);
    labels = List.copyOf(labels);
  }
}
