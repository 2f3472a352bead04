package org.tenshot.domain;

/// Which pictures the log keeps beside the verdicts.
///
/// @param kind the rule
/// @param every for {@link Kind#EVERY_NTH}: keep each n-th and all that do not pass; at least 1
public record PictureRule(Kind kind, int every) {

  /// A rule for keeping pictures.
  public enum Kind {
    /// Every picture.
    ALL,
    /// Every picture whose verdict is not PASS.
    NOT_PASS,
    /// Every picture whose verdict is not PASS, and each n-th of the others.
    EVERY_NTH
  }

  /// The rule where a profile names none.
  public static final PictureRule DEFAULT = new PictureRule(Kind.NOT_PASS, 1);

  public PictureRule {
    if (every < 1) {
      throw new IllegalArgumentException("every must be 1 or more, not " + every);
    }
  }

  /// True if the picture of this inspection is kept.
  public boolean keeps(Verdict.Kind verdict, long sequence) {
    return switch (kind) {
      case ALL -> true;
      case NOT_PASS -> verdict != Verdict.Kind.PASS;
      case EVERY_NTH -> verdict != Verdict.Kind.PASS || sequence % every == 0;
    };
  }
}
