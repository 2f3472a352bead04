package org.tenshot.ui.history;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tenshot.cluster.RejectGroup;
import org.tenshot.cluster.Suggestion;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Verdict;
import org.tenshot.store.HistoryFilter;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Strings;

/// Thinks for the groups of rejects: which are sorted, what a person calls them. On the drawing
/// thread.
final class GroupsViewModel {

  private static final HistoryFilter.Said REJECTED =
      new HistoryFilter.Said(Set.of(Verdict.Kind.REJECT), Set.of(), 0, 1, null, null, null);

  private final GroupActions actions;
  private final Strings strings;
  private final FxBridge bridge;
  private final HistoryViewModel list;
  private final ReadOnlyObjectWrapper<GroupsView> view =
      new ReadOnlyObjectWrapper<>(GroupsView.CLOSED);
  private AtomicBoolean stopped = new AtomicBoolean();

  /// @param list knows the facts, shows inspections and tells how things went
  GroupsViewModel(GroupActions actions, Strings strings, FxBridge bridge, HistoryViewModel list) {
    this.actions = actions;
    this.strings = strings;
    this.bridge = bridge;
    this.list = list;
  }

  ReadOnlyObjectProperty<GroupsView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /// Sorts the rejects of a stretch of time.
  void open(Criteria.Period period) {
    HistoryFacts facts = list.viewProperty().get().facts();
    if (facts == null) {
      return;
    }
    stop();
    AtomicBoolean mine = new AtomicBoolean();
    stopped = mine;
    FxBridge.Slot<Double> slot = bridge.slot(done -> progress(mine, done));
    view.set(new GroupsView(true, true, 0, null));
    bridge.answer(
        actions.sort(
            new HistoryFilter(Criteria.ALL.in(period).time(facts), PartId.UNKNOWN, REJECTED),
            done -> {
              slot.offer(done);
              return !mine.get();
            }),
        answer -> {
          if (!mine.get()) {
            view.set(new GroupsView(true, false, 1, answer));
          }
        },
        sentence -> {
          if (!mine.get()) {
            view.set(new GroupsView(true, false, 1, null));
            list.failed(sentence);
          }
        });
  }

  private void progress(AtomicBoolean question, double done) {
    GroupsView now = view.get();
    if (!question.get() && now.busy()) {
      view.set(new GroupsView(now.open(), true, done, null));
    }
  }

  /// Stops the sorting; what was sorted before is gone.
  void stop() {
    stopped.set(true);
    GroupsView now = view.get();
    if (now.busy()) {
      view.set(new GroupsView(now.open(), false, 0, null));
    }
  }

  /// Puts something else in front.
  void close() {
    stop();
    view.set(GroupsView.CLOSED);
  }

  /// Keeps a group under a name, or gives it another one.
  ///
  /// @param number of the group in the view
  void name(int number, String name) {
    SortedRejects sorted = view.get().sorted();
    if (sorted != null) {
      RejectGroup own = sorted.groups().groups().get(number);
      bridge.answer(
          actions.name(sorted.groups(), own, name),
          answer -> {
            replace(sorted, number, answer);
            String key = own.isConfirmed() ? "history.groups.renamed" : "history.groups.confirmed";
            list.done(strings.text(key, answer.name()), null);
          },
          list::failed);
    }
  }

  /// Says that a suggested group is no kind of defect.
  ///
  /// @param number of the group in the view
  void dismiss(int number) {
    SortedRejects sorted = view.get().sorted();
    if (sorted != null) {
      bridge.answer(
          actions.dismiss(sorted.groups(), sorted.groups().groups().get(number)),
          answer -> {
            replace(sorted, number, answer);
            list.done(strings.text("history.groups.dismissed"), null);
          },
          list::failed);
    }
  }

  /// Takes back what was said of a group.
  ///
  /// @param number of the group in the view
  void takeBack(int number) {
    SortedRejects sorted = view.get().sorted();
    if (sorted != null) {
      RejectGroup own = sorted.groups().groups().get(number);
      bridge.answer(
          actions.takeBack(own),
          answer -> {
            replace(sorted, number, answer);
            String key = own.isDismissed() ? "history.groups.back" : "history.groups.given-up";
            list.done(strings.text(key, own.name()), null);
          },
          list::failed);
    }
  }

  private void replace(SortedRejects asked, int number, RejectGroup answer) {
    GroupsView now = view.get();
    SortedRejects sorted = now.sorted();
    if (sorted != null && sorted.pictures().equals(asked.pictures())) {
      view.set(new GroupsView(now.open(), false, 1, sorted.with(number, answer)));
    }
  }

  /// Shows the inspections of a group in the list.
  ///
  /// @param number of the group in the view
  void showInList(int number) {
    SortedRejects sorted = view.get().sorted();
    if (sorted != null) {
      RejectGroup own = sorted.groups().groups().get(number);
      list.show(HistoryView.Side.LIST);
      list.find(new Wanted.Group(title(own), own.members()));
    }
  }

  /// What a group is called, or could be.
  String title(RejectGroup group) {
    Suggestion said = group.suggestion();
    if (group.isConfirmed()) {
      return group.name();
    }
    if (group.isDismissed()) {
      return strings.text("history.groups.dismiss");
    }
    return said != null && said.fits()
        ? title(said.best())
        : strings.text("history.groups.unnamed");
  }

  /// The name that the texts suggest, in the language of the screen.
  String title(Suggestion.Fit said) {
    return said.common() == null
        ? said.name()
        : strings.text("history.defect." + said.common().name());
  }
}
