package org.tenshot.cli;

import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.Sources;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Recording;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.TriggerRule;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.encode.Urgency;
import org.tenshot.inspect.Cautions;
import org.tenshot.inspect.Inspector;
import org.tenshot.inspect.Line;
import org.tenshot.inspect.LineFigures;
import org.tenshot.inspect.LineWatcher;
import org.tenshot.inspect.Recipe;
import org.tenshot.inspect.Recorder;
import org.tenshot.keep.Housekeeping;
import org.tenshot.output.LineOutput;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;

/// Runs a line in the terminal from its first frame to its last, prints what it says, and ends with
/// everything written down, also when somebody presses Ctrl-C.
final class LineRun implements LineWatcher {

  private static final long TICK_MILLIS = 200;

  private final Workshop workshop;
  private final Wish wish;
  private final PrintStream out;
  private final PrintStream err;
  private final InspectionJson json = new InspectionJson();
  private final LineFigures figures = new LineFigures();
  private volatile long lastNewsNanos = System.nanoTime();
  private volatile String recordingTrouble = "";
  private volatile Cautions warned = new Cautions();
  private @Nullable Progress progress;

  /// What to run.
  ///
  /// @param profile name or path
  /// @param source null for the profile's own
  /// @param frames ends after so many inspections; 0 for no end
  /// @param line what to look with and where to write
  /// @param sourceWish how the source behaves
  /// @param asJson objects instead of text
  /// @param patienceSeconds gives up when the source was lost for so long
  record Wish(
      String profile,
      @Nullable String source,
      long frames,
      LineOptions line,
      Workshop.SourceWish sourceWish,
      boolean asJson,
      int patienceSeconds) {}

  LineRun(Workshop workshop, Wish wish, PrintStream out, PrintStream err) {
    this.workshop = workshop;
    this.wish = wish;
    this.out = out;
    this.err = err;
  }

  /// Runs to the end.
  ///
  /// @return an exit code
  int run() throws TenshotException, InterruptedException {
    Profile profile = workshop.profile(wish.profile());
    Path db = wish.line().db();
    String person = wish.line().admit(workshop);
    try (CtrlC ctrlC = new CtrlC();
        InspectionLog log = workshop.log(db, this::recordingChanged);
        Housekeeping _ = workshop.housekeeping(db, log).start();
        SharedEncoder shared = encoder(profile);
        Encoder encoder = shared.handle(Urgency.LINE).seeing(profile.view())) {
      Recipe recipe;
      try (History history = workshop.history(db)) {
        recipe = HeadChoice.recipe(wish.line().head(), profile, encoder, history);
      }
      log.register(profile, encoder.id(), recipe.head().version());
      if (!wish.asJson()) {
        out.println(profile.product() + " with " + encoder.id() + ": " + encoder.device().reason());
        out.println("judged by " + recipe.head().version());
      }
      LineTraces.opened(
          log, person, profile, encoder.id(), wish.source(), wish.line().head(), recipe);
      LineTraces.started(log, person, profile);
      try {
        return run(profile, recipe, encoder, log, ctrlC);
      } finally {
        LineTraces.stopped(log, person, profile);
      }
    }
  }

  private SharedEncoder encoder(Profile profile) throws TenshotException {
    LineOptions line = wish.line();
    try (History history = workshop.history(line.db())) {
      String name = HeadChoice.encoder(line.encoder(), line.head(), profile, history, null);
      return workshop.shared(name, line.device());
    }
  }

  private int run(Profile profile, Recipe recipe, Encoder encoder, InspectionLog log, CtrlC ctrlC)
      throws TenshotException, InterruptedException {
    List<LineOutput> outputs = workshop.outputs(profile);
    Recorder recorder = new Recorder(log, profile.pictures());
    try (WatchedLine watched = watched(profile, encoder, log);
        Line line = new Line(parts(profile, recipe, encoder, outputs, recorder, watched))) {
      ctrlC.stops(line);
      TerminalOrders orders = new TerminalOrders(line, profile);
      outputs.forEach(output -> output.obey(orders));
      if (profile.timing().trigger().by() == TriggerRule.By.KEY) {
        err.println("Type a part's id and Enter, or Enter alone, to look at it.");
        orders.readKeys(new InputStreamReader(System.in, Charset.defaultCharset()));
      }
      int code = follow(line);
      recorder.close();
      return written(recorder) ? code : ExitCode.LINE_FAULT;
    } finally {
      recorder.close();
      outputs.forEach(LineOutput::close);
      if (figures.counts().frames() > 0) {
        LineReport.summary(figures, wish.asJson() ? err : out);
      }
    }
  }

  private WatchedLine watched(Profile profile, Encoder encoder, InspectionLog log)
      throws TenshotException {
    String source = Sources.shown(wish.source() == null ? profile.source() : wish.source());
    WatchedLine watched = new WatchedLine(profile, log, source);
    try (History history = workshop.history(wish.line().db())) {
      watched.takeUp(history);
      watched.learn(workshop, encoder.id(), history);
    }
    warned = watched.cautions();
    return watched;
  }

  private boolean written(Recorder recorder) {
    if (recorder.unwritten() == 0) {
      return true;
    }
    err.println(recorder.unwritten() + " inspections are not in the log. " + recordingTrouble);
    return false;
  }

  private Line.Parts parts(
      Profile profile,
      Recipe recipe,
      Encoder encoder,
      List<LineOutput> outputs,
      Recorder recorder,
      WatchedLine watched) {
    return new Line.Parts(
        workshop.source(wish.source(), profile, wish.sourceWish()),
        new Inspector(encoder),
        recipe,
        outputs,
        recorder,
        List.of(this, watched.scenery()),
        wish.frames() == 0 ? Long.MAX_VALUE : wish.frames(),
        watched.cautions());
  }

  private int follow(Line line) throws InterruptedException {
    try (Progress bar = wish.asJson() ? Progress.of("parts", wish.frames()) : Progress.none()) {
      progress = bar;
      line.start();
      while (!line.awaitEnd(TICK_MILLIS)) {
        if (line.state() == LineState.FAULT && silentSeconds() >= wish.patienceSeconds()) {
          line.stop();
          return ExitCode.LINE_FAULT;
        }
      }
    }
    if (line.state() == LineState.FAULT) {
      return figures.counts().frames() == 0 ? ExitCode.INPUT : ExitCode.LINE_FAULT;
    }
    return ExitCode.OK;
  }

  private long silentSeconds() {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - lastNewsNanos);
  }

  @Override
  public void stateChanged(LineState state, String reason) {
    boolean caution = state == LineState.DEGRADED && reason.equals(warned.trouble());
    if ((state == LineState.FAULT || caution) && !reason.isEmpty()) {
      err.println(reason);
    }
  }

  @Override
  public void sourceChanged(@Nullable Fault lost) {
    if (lost == null) {
      err.println("The source is back.");
    }
  }

  @Override
  public void frameArrived(Frame frame, Region.@Nullable Box box) {
    lastNewsNanos = System.nanoTime();
  }

  @Override
  public void inspected(Inspection inspection, @Nullable Picture picture) {
    lastNewsNanos = System.nanoTime();
    figures.add(inspection);
    out.println(wish.asJson() ? json.line(inspection) : LineReport.line(inspection));
    Progress bar = progress;
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void recordingChanged(Recording recording) {
    recordingTrouble = recording.sentence();
    if (recording.kind() != Recording.Kind.WRITING) {
      err.println(recording.sentence());
    }
  }
}
