package org.tenshot.store;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Shifts;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;

/// How long the questions of a person take on a long history.
public final class HistoryBench {

  private static final int RUNS = 9;
  private static final int PAGE = 100;

  private final LogPlace place;

  /// @param place a log that this made before, or a place without one
  public HistoryBench(LogPlace place) {
    this.place = place;
  }

  /// A question and its time.
  ///
  /// @param what the question
  /// @param millis the median
  /// @param worst the longest, which is the first where the file has to be read
  public record Row(String what, double millis, double worst) {}

  private interface Question {
    void ask() throws TenshotException;
  }

  /// Asks every question some times.
  ///
  /// @param rows of the log where it has to be made
  public List<Row> rows(long rows) throws TenshotException {
    List<Row> found = new ArrayList<>();
    if (!Files.exists(place.database())) {
      HistoryFill.fill(place, rows);
    }
    try (History history = History.open(place)) {
      pages(history, found);
      counts(history, found);
      events(history, found);
    }
    return found;
  }

  private static void pages(History history, List<Row> found) throws TenshotException {
    HistoryFilter.Stretch known = history.counts().known();
    Instant middle = known.from().plus(Duration.between(known.from(), known.to()).dividedBy(2));
    HistoryFilter.Stretch half = new HistoryFilter.Stretch(known.from(), middle, null);
    HistoryFilter.Stretch nights =
        new HistoryFilter.Stretch(known.from(), middle, new HistoryFilter.OneShift(usual(), 3));
    HistoryFilter.Stretch all = HistoryFilter.Stretch.ALWAYS;
    PartId any = PartId.UNKNOWN;
    HistoryFilter.Said rejects = said(Set.of(Verdict.Kind.REJECT), Set.of(), 0, 1, null);
    HistoryFilter.Said rare = said(Set.of(), Set.of("dent"), 0.912, 0.913, "bench/2");
    HistoryFilter.Said unsure = said(Set.of(), Set.of(), 0.5, 0.55, null);
    HistoryFilter.Said none = said(Set.of(Verdict.Kind.PASS), Set.of("dent"), 0, 1, null);
    HistoryFilter.Said said = HistoryFilter.Said.ANYTHING;
    page(history, found, "the newest", new HistoryFilter(all, any, said));
    page(history, found, "before the middle", new HistoryFilter(half, any, said));
    page(history, found, "night shifts", new HistoryFilter(nights, any, said));
    page(history, found, "rejects", new HistoryFilter(all, any, rejects));
    page(history, found, "rejects of night shifts", new HistoryFilter(nights, any, rejects));
    page(history, found, "sure of 0.50 to 0.55", new HistoryFilter(all, any, unsure));
    page(
        history, found, "head 2, dents, sure of 0.912 to 0.913", new HistoryFilter(all, any, rare));
    page(history, found, "what there is not", new HistoryFilter(all, any, none));
    page(
        history,
        found,
        "one source, head 1",
        new HistoryFilter(
            all,
            any,
            new HistoryFilter.Said(Set.of(), Set.of(), 0, 1, "bearing", "bench/1", "line 1")));
    page(history, found, "a part", new HistoryFilter(all, new PartId("417", null, null), said));
    page(history, found, "a lot", new HistoryFilter(all, new PartId(null, "L417", null), said));
    page(
        history,
        found,
        "a serial number",
        new HistoryFilter(all, new PartId(null, null, "S4179"), said));
  }

  private static void events(History history, List<Row> found) throws TenshotException {
    HistoryFilter.Stretch known = history.counts().known();
    Instant middle = known.from().plus(Duration.between(known.from(), known.to()).dividedBy(2));
    event(history, found, "the newest", EventFilter.ALL);
    event(
        history,
        found,
        "what was wrong before the middle",
        new EventFilter(
            new HistoryFilter.Stretch(known.from(), middle, null), EventTopic.WRONG, null));
    event(
        history,
        found,
        "challenges of night shifts",
        new EventFilter(
            new HistoryFilter.Stretch(
                known.from(), known.to(), new HistoryFilter.OneShift(usual(), 3)),
            EventTopic.CHALLENGES,
            null));
    event(
        history,
        found,
        "the last day, and what lasted into it",
        new EventFilter(
            new HistoryFilter.Stretch(
                known.to().minus(Duration.ofDays(1)), HistoryFilter.Stretch.ALWAYS.to(), null),
            EventTopic.ALL,
            null));
    event(
        history,
        found,
        "what there is not",
        new EventFilter(HistoryFilter.Stretch.ALWAYS, EventTopic.PEOPLE, null));
  }

  private static void event(History history, List<Row> found, String what, EventFilter filter)
      throws TenshotException {
    found.add(
        time(
            "events: " + what,
            () -> history.happened().page(filter, EventPages.Place.START, PAGE)));
  }

  private static void counts(History history, List<Row> found) throws TenshotException {
    HistoryFilter.Stretch known = history.counts().known();
    HistoryFilter.Stretch all = HistoryFilter.Stretch.ALWAYS;
    HistoryFilter.Stretch odd =
        new HistoryFilter.Stretch(
            known.from().plusMillis(1_234_567), known.to().minusMillis(345_678), null);
    Instant last = known.to();
    HistoryFilter.Said any = HistoryFilter.Said.ANYTHING;
    count(history, found, "of all", List.of(all));
    count(history, found, "between two odd seconds, nearly all", List.of(odd));
    count(
        history,
        found,
        "of the last 8 hours",
        List.of(new HistoryFilter.Stretch(last.minus(Duration.ofHours(8)), last, null)));
    count(
        history,
        found,
        "of each shift of the last 30 days",
        usual().between(last.minus(Duration.ofDays(30)), last).stream()
            .map(own -> new HistoryFilter.Stretch(own.from(), own.to(), null))
            .toList());
    found.add(
        time(
            "counts of each lot of the last day",
            () ->
                history
                    .counts()
                    .lots(
                        new HistoryFilter.Stretch(last.minus(Duration.ofDays(1)), last, null),
                        any)));
    found.add(
        time(
            "for comparison, once: all rows counted by verdict and class",
            1,
            () ->
                history.list(
                    "SELECT verdict, class, count(*) FROM inspections GROUP BY 1, 2",
                    row -> {},
                    row -> row.getLong(3))));
  }

  private static HistoryFilter.Said said(
      Set<Verdict.Kind> verdicts,
      Set<String> classes,
      double least,
      double most,
      @Nullable String head) {
    return new HistoryFilter.Said(verdicts, classes, least, most, null, head, null);
  }

  private static void page(History history, List<Row> found, String what, HistoryFilter filter)
      throws TenshotException {
    found.add(
        time("page: " + what, () -> history.pages().page(filter, HistoryPages.Place.START, PAGE)));
  }

  private static void count(
      History history, List<Row> found, String what, List<HistoryFilter.Stretch> stretches)
      throws TenshotException {
    found.add(
        time("counts " + what, () -> history.counts().in(stretches, HistoryFilter.Said.ANYTHING)));
  }

  private static Row time(String what, Question question) throws TenshotException {
    return time(what, RUNS, question);
  }

  private static Row time(String what, int runs, Question question) throws TenshotException {
    double[] millis = new double[runs];
    for (int run = 0; run < runs; run++) {
      long start = System.nanoTime();
      question.ask();
      millis[run] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return new Row(what, millis[runs / 2], millis[runs - 1]);
  }

  private static Shifts usual() throws TenshotException {
    return Shifts.parse(Shifts.USUAL, ZoneOffset.UTC);
  }
}
