package org.tenshot.ui.history;

import java.util.List;
import org.tenshot.statistics.Group;
import org.tenshot.store.HistoryTrends;

/// Counted inspections for the charts.
///
/// @param groups oldest first
/// @param trends one for each group; empty for lots
public record Figures(List<Group> groups, List<HistoryTrends.Trend> trends) {

  public Figures {
    groups = List.copyOf(groups);
    trends = List.copyOf(trends);
  }
}
