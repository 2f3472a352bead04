package org.tenshot.cli.history;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Shifts;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.store.History;
import org.tenshot.store.HistoryFilter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which inspections a command of the history is about. Filled in by picocli.
public final class HistoryOptions {

  @Mixin private TimeOptions times = new TimeOptions();

  @Option(names = "--part", paramLabel = "P", description = "Name of the part.")
  private @Nullable String part;

  @Option(names = "--lot", paramLabel = "L", description = "Lot.")
  private @Nullable String lot;

  @Option(names = "--serial", paramLabel = "S", description = "Serial number.")
  private @Nullable String serial;

  @Option(
      names = "--verdict",
      split = ",",
      paramLabel = "V",
      description = "PASS, REJECT, REVIEW, NO_PART or FAULT; several with commas.")
  private Set<Verdict.Kind> verdicts = Set.of();

  @Option(
      names = "--class",
      split = ",",
      paramLabel = "C",
      description = "Class; several with commas.")
  private Set<String> classes = Set.of();

  @Option(
      names = "--surer-than",
      paramLabel = "P",
      description = "How sure the verdict was, at least: 0..1. Leaves faults out.")
  private double least;

  @Option(names = "--less-sure-than", paramLabel = "P", description = "At most: 0..1.")
  private double most = 1;

  @Option(names = "--product", paramLabel = "NAME", description = "Product.")
  private @Nullable String product;

  @Option(names = "--head", paramLabel = "VERSION", description = "Version of the head.")
  private @Nullable String head;

  @Option(
      names = "--source",
      paramLabel = "S",
      description = "Source as it was asked for, or the name of a line.")
  private @Nullable String source;

  /// Opens the log for questions.
  History open(Workshop workshop) throws TenshotException {
    return times.open(workshop);
  }

  /// The database; null for the station's own.
  @Nullable Path db() {
    return times.db();
  }

  ZoneId zone() {
    return times.zone();
  }

  Shifts shifts() throws TenshotException {
    return times.shifts();
  }

  HistoryFilter filter() throws TenshotException {
    if (!(least >= 0 && least <= most && most <= 1)) {
      throw new TenshotException(
          "--surer-than and --less-sure-than must be 0..1 and rising, not "
              + least
              + " and "
              + most
              + ".");
    }
    return new HistoryFilter(
        times.stretch(),
        new PartId(part, lot, serial),
        new HistoryFilter.Said(verdicts, classes, least, most, product, head, source));
  }
}
