package org.tenshot.cli.line;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.InspectionJson;
import org.tenshot.cli.common.Progress;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Recording;
import org.tenshot.encode.Encoder;
import org.tenshot.inspect.LineFigures;
import org.tenshot.inspect.Recipe;

/// What a run in the terminal prints: what was seen on standard output, what went wrong on the
/// error stream, and, where there are several lines, which of them said it. Any thread.
final class TerminalTalk {

  private final boolean asJson;
  private final PrintStream out;
  private final PrintStream err;
  private final int width;
  private final InspectionJson json = new InspectionJson();
  private volatile String recordingTrouble = "";
  private volatile @Nullable Progress progress;

  /// @param lines whose names are printed
  TerminalTalk(boolean asJson, List<LineSpec> lines, PrintStream out, PrintStream err) {
    this.asJson = asJson;
    this.out = out;
    this.err = err;
    this.width = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
  }

  /// Steps with every part.
  void shows(Progress bar) {
    progress = bar;
  }

  private String who(LineSpec line) {
    String name = line.name();
    return name.isEmpty() ? "" : name + " ".repeat(width - name.length() + 2);
  }

  /// What a line looks at, with what, and by what it judges.
  void about(LineSpec line, Profile profile, Encoder encoder, Recipe recipe) {
    if (!asJson) {
      out.println(
          who(line)
              + profile.product()
              + " with "
              + encoder.id()
              + ": "
              + encoder.device().reason());
      out.println(who(line) + "judged by " + recipe.head().version());
    }
  }

  void inspected(LineSpec line, Inspection inspection) {
    out.println(
        asJson ? json.line(inspection, line.name()) : who(line) + LineReport.line(inspection));
    Progress bar = progress;
    if (bar != null) {
      bar.step();
    }
  }

  void trouble(LineSpec line, String sentence) {
    err.println(who(line) + sentence);
  }

  void recordingChanged(Recording recording) {
    recordingTrouble = recording.sentence();
    if (recording.kind() != Recording.Kind.WRITING) {
      err.println(recording.sentence());
    }
  }

  void unwritten(LineSpec line, long count) {
    err.println(who(line) + count + " inspections are not in the log. " + recordingTrouble);
  }

  /// What the run of a line adds up to.
  void summary(LineSpec line, LineFigures figures) {
    PrintStream to = asJson ? err : out;
    if (!line.name().isEmpty()) {
      to.printf("%n%s:", line.name());
    }
    LineReport.summary(figures, to);
  }
}
