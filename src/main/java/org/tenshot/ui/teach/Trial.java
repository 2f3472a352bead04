package org.tenshot.ui.teach;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Verdict;

/// What a head or prompts would have said of the last frames.
///
/// @param subject what was tried; empty for what is on the screen beside it
/// @param inspections how many frames were judged again
/// @param before how many had each verdict
/// @param after how many would have it
/// @param changed how many would have another one
/// @param changes some of those, the most alarming first
/// @param wholeOnly true if the head has a guard that looks at patches, which the log does not
///   keep: its verdicts may differ from these to either side
public record Trial(
    String subject,
    long inspections,
    Map<Verdict.Kind, Long> before,
    Map<Verdict.Kind, Long> after,
    long changed,
    List<Change> changes,
    boolean wholeOnly) {

  /// A frame whose verdict would change.
  ///
  /// @param inspection its number
  /// @param before what was said
  /// @param after what would be said
  /// @param className what it would be called
  /// @param picture sha256 of its picture; null where none was kept
  public record Change(
      long inspection,
      Verdict.Kind before,
      Verdict.Kind after,
      String className,
      @Nullable String picture) {}

  public Trial {
    before = Map.copyOf(before);
    after = Map.copyOf(after);
    changes = List.copyOf(changes);
  }
}
