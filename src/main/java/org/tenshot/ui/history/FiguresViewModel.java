package org.tenshot.ui.history;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Shifts;
import org.tenshot.statistics.Chart;
import org.tenshot.statistics.Charts;
import org.tenshot.statistics.Group;
import org.tenshot.statistics.Grouping;
import org.tenshot.statistics.PChart;
import org.tenshot.statistics.RunRule;
import org.tenshot.statistics.Tally;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Strings;

/// Thinks for the charts: what is counted, by what, and which chart is in front. On the drawing
/// thread.
final class FiguresViewModel {

  /// More points than this cannot be told apart on a screen.
  private static final int MOST = 60;

  private final HistoryActions actions;
  private final Strings strings;
  private final FxBridge bridge;
  private final HistoryViewModel list;
  private final ReadOnlyObjectWrapper<@Nullable View> view = new ReadOnlyObjectWrapper<>();
  private Kind kind = Kind.P;
  private Grouping grouping = Grouping.SHIFT;
  private RunRule.Family rules = RunRule.Family.WESTERN_ELECTRIC;
  private Criteria.Period period = Criteria.Period.MONTH;
  private @Nullable Figures figures;
  private long asked;

  /// @param list knows the facts and tells how things went
  FiguresViewModel(
      HistoryActions actions, Strings strings, FxBridge bridge, HistoryViewModel list) {
    this.actions = actions;
    this.strings = strings;
    this.bridge = bridge;
    this.list = list;
  }

  /// A chart that can be looked at.
  enum Kind {
    P,
    PARETO,
    YIELD,
    SURE,
    LATENCY,
    HEADS
  }

  /// What is shown.
  ///
  /// @param kind which chart is in front
  /// @param grouping by what is counted
  /// @param rules which rules mark points
  /// @param period what is counted
  /// @param chart itself
  /// @param summary yield and the rest in a sentence
  /// @param signals where a run rule speaks, a sentence each
  record View(
      Kind kind,
      Grouping grouping,
      RunRule.Family rules,
      Criteria.Period period,
      Chart chart,
      String summary,
      List<String> signals) {}

  ReadOnlyObjectProperty<@Nullable View> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /// Counts anew.
  void open() {
    HistoryFacts facts = list.viewProperty().get().facts();
    if (facts == null) {
      return;
    }
    long mine = ++asked;
    bridge.answer(
        actions.figures(Criteria.ALL.in(period).time(facts), grouping),
        answer -> {
          if (mine == asked) {
            figures = answer;
            publish();
          }
        },
        list::failed);
  }

  void show(Kind other) {
    kind = other;
    publish();
  }

  void by(Grouping other) {
    grouping = other;
    open();
  }

  void by(RunRule.Family other) {
    rules = other;
    publish();
  }

  void in(Criteria.Period other) {
    period = other;
    open();
  }

  /// Writes the chart as it is drawn.
  void savePng(Picture drawn, Path file) {
    bridge.answer(actions.save(drawn, file), saved -> list.done(saved(saved), null), list::failed);
  }

  /// Writes the chart as a drawing that can be made as large as one likes.
  void saveDrawing(Path file) {
    View now = view.get();
    if (now != null) {
      bridge.answer(
          actions.save(now.chart(), strings.language().locale(), file),
          saved -> list.done(saved(saved), null),
          list::failed);
    }
  }

  /// The shifts that a report can be written of, newest first.
  List<Shifts.Shift> shifts() {
    HistoryFacts facts = list.viewProperty().get().facts();
    return facts == null ? List.of() : Criteria.shifts(facts).reversed();
  }

  void report(Shifts.Shift shift, Path file) {
    bridge.answer(
        actions.report(shift, strings.language().locale(), file),
        saved -> list.done(saved(saved), null),
        list::failed);
  }

  private String saved(Path file) {
    return strings.text("history.saved", file);
  }

  /// Takes up the language and what is known.
  void publish() {
    Figures known = figures;
    if (known == null) {
      return;
    }
    int from = Math.max(0, known.groups().size() - MOST);
    List<Group> groups = known.groups().subList(from, known.groups().size());
    Charts charts = new Charts(key -> strings.text("history.chart." + key));
    boolean timed = !known.trends().isEmpty();
    Chart chart =
        switch (kind) {
          case P -> charts.p(groups, rules);
          case PARETO -> charts.pareto(groups);
          case YIELD -> charts.yield(groups);
          case SURE ->
              charts.confidence(
                  timed ? groups : List.of(),
                  known.trends().subList(timed ? from : 0, known.trends().size()));
          case LATENCY ->
              charts.latency(
                  timed ? groups : List.of(),
                  known.trends().subList(timed ? from : 0, known.trends().size()));
          case HEADS -> charts.heads(groups);
        };
    view.set(new View(kind, grouping, rules, period, chart, summary(groups), signals(groups)));
  }

  private String summary(List<Group> groups) {
    Tally tally = Tally.of(groups.stream().flatMap(own -> own.counts().stream()).toList());
    return strings.text(
        "history.summary",
        strings.number(tally.all()),
        strings.percent(tally.yield().value(), 1),
        strings.percent(tally.yield().lower(), 1),
        strings.percent(tally.yield().upper(), 1),
        strings.percent(tally.firstPass().value(), 1));
  }

  private List<String> signals(List<Group> groups) {
    if (kind != Kind.P) {
      return List.of();
    }
    PChart chart = PChart.ofGroups(groups);
    return chart.signals(rules).reversed().stream()
        .map(
            own ->
                chart.points().get(own.point()).name()
                    + ": "
                    + strings.text("history.rule." + own.rule()))
        .toList();
  }
}
