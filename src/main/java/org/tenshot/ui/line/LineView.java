package org.tenshot.ui.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Fault;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Recording;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TriggerRule;
import org.tenshot.inspect.Counts;
import org.tenshot.inspect.TriggerFaults;

/// Everything that the line screen shows at one moment, except the live picture.
///
/// @param facts of the open line; null before a profile was chosen
/// @param state of the line
/// @param said why it stands so; may be empty
/// @param held why nothing passes although the line judges; null where parts may pass
/// @param headline what the large word says
/// @param parts the last parts, newest first
/// @param counts of the shift
/// @param triggerFaults how often triggers and deadlines went wrong in it
/// @param shiftStart when the counts began
/// @param latency of the last frames
/// @param recording whether verdicts are written down
/// @param sourceLost why the source is lost; null while it is there
public record LineView(
    @Nullable LineFacts facts,
    LineState state,
    Saying said,
    @Nullable Saying held,
    Headline headline,
    List<Part> parts,
    Counts counts,
    TriggerFaults triggerFaults,
    Instant shiftStart,
    Latency latency,
    Recording recording,
    @Nullable Fault sourceLost) {

  public LineView {
    parts = List.copyOf(parts);
  }

  /// From a frame's arrival to its verdict, in milliseconds; NaN while there was none.
  ///
  /// @param last of the last frame
  /// @param p95 what 95 of the last 100 frames stayed within
  public record Latency(double last, double p95) {}

  /// Why the line stands so, in English; may be empty.
  public String reason() {
    return said.english();
  }

  /// The part that a person means who speaks of the verdict: the one that is shown, else the
  /// newest; null before the first.
  @Nullable Part meant() {
    return switch (headline) {
      case Headline.Current(Part shown) -> shown;
      case Headline.Past(Part shown) -> shown;
      case Headline.Waiting waiting -> parts.isEmpty() ? null : parts.getFirst();
    };
  }

  /// True if the line judges.
  public boolean isLive() {
    return state == LineState.RUNNING || state == LineState.DEGRADED;
  }

  /// True if a person triggers the line.
  boolean isByKey() {
    return facts != null && facts.trigger() == TriggerRule.By.KEY;
  }

  /// The text that says how the line stands.
  public String stateKey() {
    return "state." + (held == null ? state : "HELD");
  }

  /// What a person must see from afar, worst first.
  public List<Alert> alerts() {
    List<Alert> alerts = new ArrayList<>();
    if (state == LineState.FAULT) {
      alerts.add(new Alert(Alert.Kind.LINE_FAULT, said));
    }
    if (held != null) {
      alerts.add(new Alert(Alert.Kind.NOTHING_PASSES, held));
    }
    if (recording.kind() == Recording.Kind.FAILED) {
      alerts.add(new Alert(Alert.Kind.RECORDING_FAILED, recording.saying()));
    }
    if (sourceLost != null && !isSaid(alerts, sourceLost.sentence())) {
      alerts.add(new Alert(Alert.Kind.SOURCE_LOST, sourceLost.saying()));
    }
    if (facts != null && facts.device().fellBack()) {
      alerts.add(new Alert(Alert.Kind.CPU_FALLBACK, facts.device().why()));
    }
    if (state == LineState.DEGRADED && !said.isEmpty() && !isSaid(alerts, reason())) {
      alerts.add(new Alert(Alert.Kind.DEGRADED, said));
    }
    return alerts;
  }

  private static boolean isSaid(List<Alert> alerts, String sentence) {
    return alerts.stream().anyMatch(alert -> alert.saying().english().equals(sentence));
  }
}
