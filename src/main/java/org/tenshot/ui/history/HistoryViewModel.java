package org.tenshot.ui.history;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenshot.store.HistoryPages;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Notice;
import org.tenshot.ui.common.Strings;

/// Thinks for the list of inspections: what is asked for, what is shown large, what is looked for
/// by likeness and what a person says of it. On the drawing thread.
final class HistoryViewModel {

  private static final int PAGE = 60;
  private static final int HITS = 120;
  private static final int MEMBERS = 480;
  private static final double ALIKE = 0.9;

  private final HistoryActions actions;
  private final Strings strings;
  private final FxBridge bridge;
  private final ReadOnlyObjectWrapper<HistoryView> view = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
  private HistoryView.Side side = HistoryView.Side.LIST;
  private @Nullable HistoryFacts facts;
  private Criteria criteria = Criteria.ALL;
  private List<Found> rows = new ArrayList<>();
  private int cursor = -1;
  private boolean busy;
  private boolean whole;
  private @Nullable Wanted wanted;
  private Marks marks = Marks.NONE;
  private double least = ALIKE;
  private @Nullable Since since;
  private long asked;

  HistoryViewModel(HistoryActions actions, Strings strings, FxBridge bridge) {
    this.actions = actions;
    this.strings = strings;
    this.bridge = bridge;
    publish();
  }

  ReadOnlyObjectProperty<HistoryView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /// Asks the station for everything anew: when the screen is opened.
  void open() {
    bridge.answer(
        actions.facts(),
        answer -> {
          facts = answer;
          if (wanted == null) {
            refill();
          } else {
            publish();
          }
        },
        this::failed);
  }

  /// Brings something to the front.
  void show(HistoryView.Side wish) {
    side = wish;
    publish();
  }

  /// Shows the inspections of the time of an event.
  void showTime(Criteria.Moment moment) {
    side = HistoryView.Side.LIST;
    ask(Criteria.ALL.at(moment));
  }

  /// Other inspections, from the newest on.
  void ask(Criteria other) {
    criteria = other;
    wanted = null;
    since = null;
    marks = Marks.NONE;
    refill();
  }

  private void refill() {
    rows = new ArrayList<>();
    cursor = -1;
    whole = false;
    busy = false;
    more();
  }

  /// The next page, if there is one and nothing else is being asked.
  void more() {
    HistoryFacts known = facts;
    if (known == null || busy || whole || wanted != null) {
      publish();
      return;
    }
    HistoryPages.Place after =
        rows.isEmpty() ? HistoryPages.Place.START : HistoryPages.Place.of(rows.getLast().row());
    order(
        actions.page(criteria.filter(known), after, PAGE),
        page -> {
          page.forEach(own -> rows.add(new Found(own, Double.NaN)));
          whole = page.size() < PAGE;
          cursor = cursor < 0 && !rows.isEmpty() ? 0 : cursor;
        });
  }

  /// Moves to another row; the last one brings the next page.
  void move(int step) {
    if (!rows.isEmpty()) {
      select(Math.clamp(cursor + step, 0, rows.size() - 1));
    }
  }

  /// Shows a row large.
  void select(int row) {
    cursor = row;
    if (row == rows.size() - 1) {
      more();
    }
    publish();
  }

  /// Looks for what is like it.
  void find(Wanted other) {
    wanted = other;
    since = null;
    marks = Marks.NONE;
    rank();
  }

  /// Looks for what is like the row that is shown large.
  void likeThis() {
    Found shown = view.get().shown();
    if (shown != null) {
      find(new Wanted.Row(shown.row().id()));
    }
  }

  /// Back to the list.
  void forgetSearch() {
    ask(criteria);
  }

  private void rank() {
    Wanted own = wanted;
    if (own != null) {
      order(actions.find(own, marks, own instanceof Wanted.Group ? MEMBERS : HITS), this::show);
    }
  }

  private void show(List<Found> hits) {
    rows = new ArrayList<>(hits);
    cursor = rows.isEmpty() ? -1 : 0;
  }

  /// Says of the row that is shown large that it is like what is looked for, or not, and goes on to
  /// the next.
  void mark(Marks.Mark mark) {
    Found shown = view.get().shown();
    if (shown != null && wanted != null) {
      marks = marks.marking(shown.row().id(), mark);
      cursor = Math.min(cursor + 1, rows.size() - 1);
      publish();
    }
  }

  /// What counts as alike.
  ///
  /// @param cosine -1..1
  void atLeast(double cosine) {
    least = Math.clamp(cosine, -1, 1);
    publish();
  }

  /// Ranks anew by what was marked, and asks since when there is the like of it.
  void askSince() {
    if (wanted == null) {
      likeThis();
    }
    Wanted own = wanted;
    if (own != null) {
      order(
          actions.since(own, marks, least),
          answer -> {
            since = answer;
            show(answer.likest());
          });
    }
  }

  void exportSince(Path file) {
    Wanted own = wanted;
    if (own != null) {
      tell(
          actions.exportSince(own, marks, least, file),
          count -> done(strings.text("history.exported", count, file), null));
    }
  }

  /// Labels the row that is shown large with the n-th class, counted from 1.
  void label(int number) {
    Found shown = view.get().shown();
    HistoryFacts known = facts;
    if (shown == null || known == null || number < 1 || number > known.labels().size()) {
      return;
    }
    String name = known.labels().get(number - 1).name();
    tell(
        actions.label(shown.row(), name),
        shot ->
            done(strings.text("history.labelled", shown.row().id(), name), () -> takeBack(shot)));
  }

  private void takeBack(long shot) {
    notice.set(null);
    tell(actions.takeBack(shot), answer -> done(strings.text("history.taken-back"), null));
  }

  /// Takes back what the notice tells of, if that is possible.
  void undoLast() {
    Notice last = notice.get();
    Runnable back = last == null ? null : last.undo();
    if (back != null) {
      back.run();
    }
  }

  void leave() {
    actions.leave();
  }

  void forgetNotice() {
    notice.set(null);
  }

  /// Asks for rows; an answer to an earlier question is not shown.
  private <T> void order(CompletionStage<T> order, Consumer<T> answered) {
    long mine = ++asked;
    busy = true;
    publish();
    bridge.answer(
        order,
        answer -> {
          if (mine == asked) {
            busy = false;
            answered.accept(answer);
            publish();
          }
        },
        sentence -> {
          if (mine == asked) {
            busy = false;
            failed(sentence);
            publish();
          }
        });
  }

  private <T> void tell(CompletionStage<T> order, Consumer<T> answered) {
    bridge.answer(order, answered, this::failed);
  }

  void done(String text, @Nullable Runnable undo) {
    notice.set(new Notice(Notice.Kind.DONE, text, undo));
  }

  void failed(String sentence) {
    notice.set(new Notice(Notice.Kind.FAILED, sentence, null));
  }

  private void publish() {
    view.set(
        new HistoryView(side, facts, criteria, rows, cursor, busy, wanted, marks, least, since));
  }
}
