package org.tenshot.ui.history;

import java.util.concurrent.CompletionStage;
import org.tenshot.cluster.RejectGroup;
import org.tenshot.cluster.RejectGroups;
import org.tenshot.cluster.Watch;
import org.tenshot.store.HistoryFilter;

/// What the screen for looking back asks of the station about groups of rejects. Answers as {@link
/// HistoryActions} does.
public interface GroupActions {

  /// Sorts rejects into groups.
  ///
  /// @param watch is told how far it is, on the thread that sorts, and may stop it
  CompletionStage<SortedRejects> sort(HistoryFilter filter, Watch watch);

  /// Keeps a group under a name, or gives the one that is kept another name.
  ///
  /// @param groups which it is one of
  /// @return the group as it stands now
  CompletionStage<RejectGroup> name(RejectGroups groups, RejectGroup group, String name);

  /// Says that a suggested group is no kind of defect: it is not suggested again. No verdict
  /// changes.
  ///
  /// @param groups which it is one of
  /// @return the group as it stands now
  CompletionStage<RejectGroup> dismiss(RejectGroups groups, RejectGroup group);

  /// Takes back what was said of a group: its name, or that it is no kind of defect.
  ///
  /// @return the group as it stands now
  CompletionStage<RejectGroup> takeBack(RejectGroup group);
}
