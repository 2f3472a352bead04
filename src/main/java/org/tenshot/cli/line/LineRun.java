package org.tenshot.cli.line;

import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Progress;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.fleet.SyncThread;
import org.tenshot.keep.Housekeeping;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;

/// Runs lines in the terminal from their first frame to their last, prints what they say, and ends
/// with everything written down, also when somebody presses Ctrl-C. What happens to one line holds
/// up no other.
public final class LineRun {

  private static final long TICK_MILLIS = 200;

  private final Workshop workshop;
  private final Wish wish;
  private final PrintStream err;
  private final TerminalTalk talk;

  /// What to run.
  ///
  /// @param lines at least one, each with its profile
  /// @param frames ends a line after so many inspections; 0 for no end
  /// @param line what to look with and where to write
  /// @param sourceWish how sources behave
  /// @param asJson objects instead of text
  /// @param patienceSeconds gives a line up when its source was lost for so long
  public record Wish(
      List<LineSpec> lines,
      long frames,
      LineOptions line,
      Workshop.SourceWish sourceWish,
      boolean asJson,
      int patienceSeconds) {}

  public LineRun(Workshop workshop, Wish wish, PrintStream out, PrintStream err) {
    this.workshop = workshop;
    this.wish = wish;
    this.err = err;
    this.talk = new TerminalTalk(wish.asJson(), wish.lines(), out, err);
  }

  /// Runs to the end of every line.
  ///
  /// @return an exit code; the worst of the lines
  public int run() throws TenshotException, InterruptedException {
    workshop.expectEncoder();
    List<Profile> profiles = profiles();
    Path db = wish.line().db();
    String person = wish.line().admit(workshop);
    try (CtrlC ctrlC = new CtrlC();
        InspectionLog log = workshop.log(db, talk::recordingChanged);
        Housekeeping _ = workshop.housekeeping(db, log).start();
        SyncThread _ = beside(db);
        SharedEncoders encoders = new SharedEncoders(workshop, wish.line().device())) {
      List<TerminalLine> open = new CopyOnWriteArrayList<>();
      TerminalLine.Shared shared =
          new TerminalLine.Shared(workshop, wish, log, encoders, talk, person, open);
      try {
        for (int i = 0; i < profiles.size(); i++) {
          open(shared, wish.lines().get(i), profiles.get(i));
        }
        return run(open, shared, ctrlC);
      } finally {
        open.forEach(TerminalLine::close);
      }
    }
  }

  /// Another log than the station's own is not what the plant knows under its name.
  private SyncThread beside(@Nullable Path db) {
    return db == null ? workshop.sync().start() : workshop.sync();
  }

  /// All are read, and their outputs compared, before anything is opened.
  private List<Profile> profiles() throws TenshotException {
    OutputClaims claims = new OutputClaims();
    List<Profile> profiles = new ArrayList<>();
    for (LineSpec line : wish.lines()) {
      Profile profile = workshop.profile(line.profile() == null ? "bearing" : line.profile());
      claims.claim(line, profile);
      profiles.add(profile);
    }
    return profiles;
  }

  private static void open(TerminalLine.Shared shared, LineSpec spec, Profile profile)
      throws TenshotException {
    try (History history = shared.history()) {
      TerminalLine line = TerminalLine.open(shared, spec, profile, history);
      shared.lines().add(line);
      line.guard(history);
    }
  }

  private int run(List<TerminalLine> lines, TerminalLine.Shared shared, CtrlC ctrlC)
      throws TenshotException, InterruptedException {
    ctrlC.stops(lines.stream().map(TerminalLine::line).toList());
    List<TerminalLine> started = new ArrayList<>();
    try (Progress bar = progress(lines.size())) {
      talk.shows(bar);
      refuseTwoByKey(lines);
      for (TerminalLine line : lines) {
        LineTraces.started(shared.log(), shared.person(), line.spec(), line.profile());
        started.add(line);
        TerminalOrders orders = line.start();
        if (line.waitsForKeys()) {
          err.println("Type a part's id and Enter, or Enter alone, to look at it.");
          orders.readKeys(new InputStreamReader(System.in, Charset.defaultCharset()));
        }
      }
      return follow(lines);
    } finally {
      started.forEach(
          line -> LineTraces.stopped(shared.log(), shared.person(), line.spec(), line.profile()));
    }
  }

  private Progress progress(int lines) {
    return wish.asJson() ? Progress.of("parts", lines * wish.frames()) : Progress.none();
  }

  /// One keyboard cannot say which line is meant.
  private static void refuseTwoByKey(List<TerminalLine> lines) throws TenshotException {
    List<String> byKey =
        lines.stream().filter(TerminalLine::waitsForKeys).map(line -> line.spec().name()).toList();
    if (byKey.size() > 1) {
      throw new TenshotException(
          "Lines %s are all triggered by a key, and a terminal has one keyboard: run them on the screen, or let their profiles name another trigger."
              .formatted(String.join(" and ", byKey)));
    }
  }

  private int follow(List<TerminalLine> lines) throws InterruptedException {
    List<TerminalLine> going = new ArrayList<>(lines);
    while (!going.isEmpty()) {
      going.getFirst().awaitEnd(TICK_MILLIS);
      Iterator<TerminalLine> each = going.iterator();
      while (each.hasNext()) {
        if (each.next().awaitEnd(0)) {
          each.remove();
        }
      }
    }
    int worst = ExitCode.OK;
    for (TerminalLine line : lines) {
      worst = Math.max(worst, line.finish());
    }
    return worst;
  }
}
