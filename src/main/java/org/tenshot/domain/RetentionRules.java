package org.tenshot.domain;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How long a station keeps what it wrote down. Pictures go first, rows last; pictures that people
/// labelled, and the rows behind them, never.
///
/// @param pictures age up to which the pictures of a verdict are kept; one that is not named is
///   kept for ever
/// @param rows age up to which rows are kept; null for ever
/// @param rowsAtLeast no want of space removes rows that are younger than this
/// @param most bytes that pictures and database may take together; 0 for no limit
/// @param free bytes that stay free on the disk; 0 for no limit
public record RetentionRules(
    Map<Verdict.Kind, Duration> pictures,
    @Nullable Duration rows,
    Duration rowsAtLeast,
    long most,
    long free) {

  /// In which order pictures go where space is wanted.
  public static final List<Verdict.Kind> ORDER =
      List.of(
          Verdict.Kind.PASS,
          Verdict.Kind.NO_PART,
          Verdict.Kind.FAULT,
          Verdict.Kind.REVIEW,
          Verdict.Kind.REJECT);

  /// The age below which rows stay unless the rules say otherwise.
  public static final Duration USUAL_ROWS_AT_LEAST = Duration.ofDays(90);

  /// Nothing is ever removed.
  public static final RetentionRules KEEP_ALL =
      new RetentionRules(Map.of(), null, USUAL_ROWS_AT_LEAST, 0, 0);

  public RetentionRules {
    pictures =
        pictures.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<Verdict.Kind, Duration>(pictures));
    if (most < 0 || free < 0) {
      throw new IllegalArgumentException("most and free must be 0 or more");
    }
  }
}
