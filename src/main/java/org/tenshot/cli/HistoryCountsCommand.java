package org.tenshot.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Shifts;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.History;
import org.tenshot.store.HistoryCounts;
import org.tenshot.store.HistoryFilter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `history counts`: how many of what.
@Command(
    name = "counts",
    mixinStandardHelpOptions = true,
    description = {
      "Counts inspections, with yield and its 95 % interval. Where serial numbers come again, the yield of",
      "first inspections stands beside it. Stretches without an inspection are left out; a lot is counted",
      "whole, also where it began before --from."
    })
final class HistoryCountsCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Mixin private HistoryOptions options = new HistoryOptions();

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description = "hour, shift, day, lot, class or all. Default: all.")
  private By by = By.ALL;

  @Option(names = "--json", description = "A JSON object a line.")
  private boolean json;

  private final Gson gson = new GsonBuilder().disableHtmlEscaping().create();

  HistoryCountsCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  /// What a line stands for.
  enum By {
    HOUR,
    SHIFT,
    DAY,
    LOT,
    CLASS,
    ALL
  }

  private record Named(String name, HistoryFilter.Stretch stretch) {}

  @Override
  public Integer call() throws TenshotException {
    HistoryFilter filter = options.filter();
    HistoryFilter.Said said = filter.said();
    if (!filter.part().equals(PartId.UNKNOWN) || said.least() > 0 || said.most() < 1) {
      throw new TenshotException(
          "counts does not take --part, --lot, --serial, --surer-than or --less-sure-than: use list.");
    }
    try (History history = options.open(workshop)) {
      HistoryCounts counts = history.counts();
      if (by == By.LOT) {
        if (filter.time().shift() != null) {
          throw new TenshotException("--by lot counts whole lots: leave --shift out.");
        }
        counts.lots(filter.time(), said).forEach((lot, own) -> print(lot, HistoryTally.of(own)));
      } else if (by == By.CLASS) {
        classes(sum(counts, filter.time(), said));
      } else {
        List<Named> stretches = stretches(filter.time(), counts.known());
        List<List<HistoryCounts.Count>> found =
            counts.in(stretches.stream().map(Named::stretch).toList(), said);
        for (int i = 0; i < found.size(); i++) {
          print(stretches.get(i).name(), HistoryTally.of(found.get(i)));
        }
      }
    }
    return ExitCode.OK;
  }

  private List<HistoryCounts.Count> sum(
      HistoryCounts counts, HistoryFilter.Stretch time, HistoryFilter.Said said)
      throws TenshotException {
    return counts.in(pieces(cut(time, counts.known())), said).stream()
        .flatMap(List::stream)
        .toList();
  }

  private void classes(List<HistoryCounts.Count> counts) {
    Map<String, List<HistoryCounts.Count>> classes =
        counts.stream()
            .collect(
                Collectors.groupingBy(
                    own -> own.className().isEmpty() ? "(fault)" : own.className(),
                    TreeMap::new,
                    Collectors.toList()));
    classes.forEach((name, own) -> print(name, HistoryTally.of(own)));
  }

  private void print(String name, HistoryTally tally) {
    if (tally.all() > 0) {
      System.out.println(json ? gson.toJson(tally.json(name)) : tally.line(name));
    }
  }

  private List<Named> stretches(HistoryFilter.Stretch time, HistoryFilter.Stretch known)
      throws TenshotException {
    List<Named> stretches = new ArrayList<>();
    for (HistoryFilter.Stretch piece : pieces(cut(time, known))) {
      switch (by) {
        case HOUR -> stretches.addAll(clock(piece, ChronoUnit.HOURS, "yyyy-MM-dd HH:mm"));
        case DAY -> stretches.addAll(clock(piece, ChronoUnit.DAYS, "yyyy-MM-dd"));
        case SHIFT -> {
          for (Shifts.Shift own : options.shifts().between(piece.from(), piece.to())) {
            stretches.add(
                new Named(
                    own.day() + " shift " + own.number(), within(piece, own.from(), own.to())));
          }
        }
        default -> stretches.add(new Named("all", piece));
      }
    }
    return stretches;
  }

  private List<Named> clock(HistoryFilter.Stretch piece, ChronoUnit unit, String pattern) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    List<Named> stretches = new ArrayList<>();
    ZonedDateTime begin = piece.from().atZone(options.zone()).truncatedTo(unit);
    while (begin.toInstant().isBefore(piece.to())) {
      ZonedDateTime end = begin.plus(1, unit);
      stretches.add(
          new Named(format.format(begin), within(piece, begin.toInstant(), end.toInstant())));
      begin = end;
    }
    return stretches;
  }

  /// What of the time that is asked for the log has seen.
  private static HistoryFilter.Stretch cut(
      HistoryFilter.Stretch time, HistoryFilter.Stretch known) {
    HistoryFilter.Stretch seen = within(known, time.from(), time.to(), known.to().plusNanos(1000));
    return new HistoryFilter.Stretch(seen.from(), seen.to(), time.shift());
  }

  private static List<HistoryFilter.Stretch> pieces(HistoryFilter.Stretch time) {
    return time.from().isBefore(time.to()) ? time.pieces().reversed() : List.of();
  }

  private static HistoryFilter.Stretch within(
      HistoryFilter.Stretch piece, Instant from, Instant to) {
    return within(piece, from, to, piece.to());
  }

  private static HistoryFilter.Stretch within(
      HistoryFilter.Stretch piece, Instant from, Instant to, Instant end) {
    return new HistoryFilter.Stretch(
        from.isAfter(piece.from()) ? from : piece.from(), to.isBefore(end) ? to : end, null);
  }
}
