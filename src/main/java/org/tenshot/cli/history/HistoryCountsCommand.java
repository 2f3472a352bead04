package org.tenshot.cli.history;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.PartId;
import org.tenshot.domain.TenshotException;
import org.tenshot.statistics.Group;
import org.tenshot.statistics.Grouping;
import org.tenshot.statistics.Groups;
import org.tenshot.statistics.Tally;
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

  @Override
  public Integer call() throws TenshotException {
    HistoryFilter filter = options.filter();
    HistoryFilter.Said said = filter.said();
    if (!filter.part().equals(PartId.UNKNOWN) || said.least() > 0 || said.most() < 1) {
      throw new TenshotException(
          "counts does not take --part, --lot, --serial, --surer-than or --less-sure-than: use list.");
    }
    try (History history = options.open(workshop)) {
      Groups groups = new Groups(history.counts(), options.shifts());
      if (by == By.LOT && filter.time().shift() != null) {
        throw new TenshotException("--by lot counts whole lots: leave --shift out.");
      }
      List<Group> found =
          switch (by) {
            case HOUR -> groups.by(Grouping.HOUR, filter.time(), said);
            case SHIFT -> groups.by(Grouping.SHIFT, filter.time(), said);
            case DAY -> groups.by(Grouping.DAY, filter.time(), said);
            case LOT -> groups.by(Grouping.LOT, filter.time(), said);
            case CLASS -> classes(groups.whole(filter.time(), said));
            case ALL -> List.of(groups.whole(filter.time(), said));
          };
      found.forEach(this::print);
    }
    return ExitCode.OK;
  }

  private static List<Group> classes(Group whole) {
    Map<String, List<HistoryCounts.Count>> classes =
        whole.counts().stream()
            .collect(
                Collectors.groupingBy(
                    own -> own.className().isEmpty() ? "(fault)" : own.className(),
                    TreeMap::new,
                    Collectors.toList()));
    return classes.entrySet().stream()
        .map(own -> new Group(own.getKey(), null, own.getValue()))
        .toList();
  }

  private void print(Group group) {
    Tally tally = group.tally();
    if (tally.all() > 0) {
      System.out.println(
          json
              ? gson.toJson(TallyLines.json(group.name(), tally))
              : TallyLines.line(group.name(), tally));
    }
  }
}
