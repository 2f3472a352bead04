package org.tenshot.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.tenshot.store.HistoryTrends;

/// Makes charts of counted inspections. The words come from the caller, in the language of whoever
/// looks.
public final class Charts {

  private final Words words;

  /// @param words of the charts
  public Charts(Words words) {
    this.words = words;
  }

  /// Gives the word for a key.
  @FunctionalInterface
  public interface Words {
    String of(String key);
  }

  /// The p-chart of groups; points where a rule speaks are marked.
  public Chart p(List<Group> groups, RunRule.Family rules) {
    PChart chart = PChart.ofGroups(groups);
    List<PChart.Point> points = chart.points();
    Set<Integer> marked =
        chart.signals(rules).stream().map(RunRule.Signal::point).collect(Collectors.toSet());
    return new Chart(
        words.of("p"),
        Chart.Shape.LINES,
        Chart.Unit.SHARE,
        points.stream().map(PChart.Point::name).toList(),
        List.of(
            new Chart.Line(
                words.of("p"), Chart.Look.DATA, values(points, PChart.Point::share), marked),
            new Chart.Line(
                words.of("centre"),
                Chart.Look.CENTRE,
                Collections.nCopies(points.size(), chart.centre())),
            new Chart.Line(
                words.of("upper"), Chart.Look.LIMIT, values(points, PChart.Point::upper)),
            new Chart.Line(
                words.of("lower"), Chart.Look.LIMIT, values(points, PChart.Point::lower))));
  }

  /// The Pareto of groups together.
  public Chart pareto(List<Group> groups) {
    Pareto pareto = Pareto.of(groups.stream().flatMap(own -> own.counts().stream()).toList());
    return new Chart(
        words.of("pareto"),
        Chart.Shape.COLUMNS,
        Chart.Unit.COUNT,
        pareto.bars().stream().map(Pareto.Bar::name).toList(),
        List.of(
            new Chart.Line(
                words.of("rejected"),
                Chart.Look.DATA,
                pareto.bars().stream().map(own -> (double) own.number()).toList())));
  }

  /// Yield, and first-pass yield where serial numbers come again.
  public Chart yield(List<Group> groups) {
    List<Chart.Line> lines = new ArrayList<>();
    lines.add(
        new Chart.Line(
            words.of("yield"),
            Chart.Look.DATA,
            values(groups, own -> own.tally().yield().value())));
    if (groups.stream().anyMatch(own -> own.tally().repeats() > 0)) {
      lines.add(
          new Chart.Line(
              words.of("first-pass"),
              Chart.Look.OTHER,
              values(groups, own -> own.tally().firstPass().value())));
    }
    return new Chart(words.of("yield"), Chart.Shape.LINES, Chart.Unit.SHARE, names(groups), lines);
  }

  /// The yield of each head over time; a head that did not judge leaves a gap.
  public Chart heads(List<Group> groups) {
    Set<String> versions = new TreeSet<>();
    groups.forEach(own -> versions.addAll(own.heads().keySet()));
    List<Chart.Line> lines = new ArrayList<>();
    for (String version : versions) {
      lines.add(
          new Chart.Line(
              version,
              lines.isEmpty() ? Chart.Look.DATA : Chart.Look.OTHER,
              values(
                  groups,
                  own -> {
                    Tally tally = own.heads().get(version);
                    return tally == null ? Double.NaN : tally.yield().value();
                  })));
    }
    return new Chart(words.of("heads"), Chart.Shape.LINES, Chart.Unit.SHARE, names(groups), lines);
  }

  /// How sure verdicts were.
  ///
  /// @param trends one for each group
  public Chart confidence(List<Group> groups, List<HistoryTrends.Trend> trends) {
    return new Chart(
        words.of("sure"),
        Chart.Shape.LINES,
        Chart.Unit.SHARE,
        names(groups),
        List.of(
            new Chart.Line(
                words.of("median"),
                Chart.Look.DATA,
                values(trends, HistoryTrends.Trend::medianSure)),
            new Chart.Line(
                words.of("low"), Chart.Look.OTHER, values(trends, HistoryTrends.Trend::lowSure))));
  }

  /// How long verdicts took.
  ///
  /// @param trends one for each group
  public Chart latency(List<Group> groups, List<HistoryTrends.Trend> trends) {
    return new Chart(
        words.of("latency"),
        Chart.Shape.LINES,
        Chart.Unit.MILLIS,
        names(groups),
        List.of(
            new Chart.Line(
                words.of("median"),
                Chart.Look.DATA,
                values(trends, HistoryTrends.Trend::medianMillis)),
            new Chart.Line(
                words.of("high"),
                Chart.Look.OTHER,
                values(trends, HistoryTrends.Trend::highMillis))));
  }

  private static List<String> names(List<Group> groups) {
    return groups.stream().map(Group::name).toList();
  }

  private static <T> List<Double> values(List<T> from, ToDoubleFunction<T> value) {
    return from.stream().map(value::applyAsDouble).toList();
  }
}
