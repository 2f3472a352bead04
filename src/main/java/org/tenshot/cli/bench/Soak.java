package org.tenshot.cli.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.EncoderOptions;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.encode.Urgency;
import org.tenshot.inspect.Counts;
import org.tenshot.inspect.Inspector;
import org.tenshot.inspect.Line;
import org.tenshot.inspect.LineWatcher;
import org.tenshot.inspect.Recipe;
import org.tenshot.inspect.Recorder;
import org.tenshot.inspect.SourceOpener;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;

/// Runs simulated lines for long, in rounds: all lines run, stop, and what the program holds is
/// measured at a standstill. So each round also starts and stops every line.
final class Soak {

  /// Rounds in which the program is still loaded, compiled and settling.
  private static final int SETTLING = 4;

  /// Rounds whose median counts, at the start and at the end.
  private static final int MEASURED = 3;

  private final Workshop workshop;
  private final Wish wish;
  private final PrintStream err;
  private final @Nullable SoakFaults faults;
  private final Tally tally;

  /// What to run.
  ///
  /// @param profile name or path
  /// @param encoder what to look with
  /// @param lines at once, at least 1
  /// @param rate parts a second of each line; 0 for as fast as it goes
  /// @param rounds at least {@link #LEAST_ROUNDS}
  /// @param roundMillis how long a round takes
  /// @param log the database
  /// @param faulty whether faults are brought about
  record Wish(
      String profile,
      EncoderOptions encoder,
      int lines,
      int rate,
      int rounds,
      long roundMillis,
      Path log,
      boolean faulty) {}

  static final int LEAST_ROUNDS = SETTLING + 2 * MEASURED;

  Soak(Workshop workshop, Wish wish, PrintStream err) {
    this.workshop = workshop;
    this.wish = wish;
    this.err = err;
    this.faults = wish.faulty() ? new SoakFaults() : null;
    this.tally = new Tally(faults);
  }

  SoakReport run() throws TenshotException, InterruptedException {
    Profile profile = workshop.profile(wish.profile());
    List<Footprint> footprints = new ArrayList<>();
    try (SharedEncoder shared = encoder();
        InspectionLog log = workshop.log(wish.log(), recording -> {})) {
      Recipe recipe = Recipe.zeroShot(profile, shared.handle(Urgency.BACKGROUND));
      log.register(profile, recipe.head().encoder(), recipe.head().version());
      if (faults != null) {
        faults.begin();
      }
      for (int round = 1; round <= wish.rounds(); round++) {
        round(recipe, shared, log);
        Footprint now = Footprint.now();
        footprints.add(now);
        err.printf(
            Locale.ROOT,
            "round %d of %d: %d inspections, heap %.1f MB, resident %.1f MB, %.0f threads, %.0f handles%n",
            round,
            wish.rounds(),
            tally.counts().frames(),
            now.heap(),
            now.resident(),
            now.threads(),
            now.handles());
      }
    }
    try (History history = workshop.history(wish.log())) {
      return new SoakReport(
          Footprint.median(footprints.subList(SETTLING, SETTLING + MEASURED)),
          Footprint.median(footprints.subList(wish.rounds() - MEASURED, wish.rounds())),
          tally.counts(),
          history.total(),
          faults);
    }
  }

  private SharedEncoder encoder() throws TenshotException {
    SoakFaults wanted = faults;
    String pack = wish.encoder().encoder();
    return wanted == null
        ? workshop.shared(pack, wish.encoder().device())
        : SharedEncoder.open(
            like -> wanted.around(workshop.encoder(pack, wish.encoder().device())));
  }

  private void round(Recipe recipe, SharedEncoder shared, InspectionLog log)
      throws InterruptedException {
    List<Line> lines = new ArrayList<>();
    List<Recorder> recorders = new ArrayList<>();
    try {
      for (int i = 0; i < wish.lines(); i++) {
        Recorder recorder = new Recorder(log, recipe.profile().pictures());
        recorders.add(recorder);
        lines.add(line(recipe, shared.handle(Urgency.LINE), recorder, i));
      }
      lines.forEach(Line::start);
      TimeUnit.MILLISECONDS.sleep(wish.roundMillis());
    } finally {
      lines.forEach(Line::close);
      recorders.forEach(Recorder::close);
    }
  }

  private Line line(Recipe recipe, Encoder encoder, Recorder recorder, int number) {
    String address = "sim:?seed=" + number + (wish.rate() == 0 ? "" : "&rate=" + wish.rate());
    SourceOpener source =
        workshop.source(address, recipe.profile(), new Workshop.SourceWish(false, false));
    return new Line(
        new Line.Parts(
            faults == null ? source : faults.around(source),
            new Inspector(encoder),
            recipe,
            List.of(),
            recorder,
            List.of(tally),
            Long.MAX_VALUE));
  }

  /// Counts the verdicts of all lines.
  private static final class Tally implements LineWatcher {

    private final @Nullable SoakFaults faults;
    private Counts counts = Counts.NONE;

    Tally(@Nullable SoakFaults faults) {
      this.faults = faults;
    }

    synchronized Counts counts() {
      return counts;
    }

    @Override
    public synchronized void inspected(Inspection inspection, @Nullable Picture picture) {
      counts = counts.plus(inspection.verdict().kind());
      if (faults != null) {
        faults.told(inspection);
      }
    }
  }
}
