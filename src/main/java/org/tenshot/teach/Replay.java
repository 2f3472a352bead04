package org.tenshot.teach;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Limits;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.Score;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.head.Head;
import org.tenshot.store.EmbeddingHistory;
import org.tenshot.store.History;

/// Judges past inspections again, by another head, other limits or other prompts, from the
/// embeddings that were stored: no picture is needed. Embeddings are stored at 16 bits, so a
/// verdict within a thousandth of a cut may fall to the other side.
public final class Replay {

  /// Rows that are judged side by side; so many embeddings are in memory.
  private static final int PAGE = 8_192;

  private final History history;

  /// @param history stays the caller's
  public Replay(History history) {
    this.history = history;
  }

  /// An inspection whose verdict changes.
  ///
  /// @param inspection its number
  /// @param before what was said
  /// @param classBefore the class that was named
  /// @param after what would be said
  /// @param sureness probability that the new verdict's cut was compared with, 0..1
  /// @param picture sha256 of the picture; null where none was kept
  /// @param truth what the frame really showed; null where nobody knows
  public record Change(
      long inspection,
      Verdict.Kind before,
      String classBefore,
      Verdict after,
      double sureness,
      @Nullable String picture,
      @Nullable ClassKind truth) {}

  /// What would have been said.
  ///
  /// @param inspections how many were judged again
  /// @param faults how many could not be
  /// @param counts `before -> after -> number`; every kind has its number
  /// @param changes where the kind of verdict changes, the most alarming first
  /// @param escapesBefore bad parts that passed, of those whose truth is known
  /// @param escapesAfter bad parts that would pass
  /// @param goodPassedBefore good parts that passed, of those whose truth is known
  /// @param goodPassedAfter good parts that would pass
  public record Result(
      long inspections,
      long faults,
      Map<Verdict.Kind, Map<Verdict.Kind, Long>> counts,
      List<Change> changes,
      Proportion escapesBefore,
      Proportion escapesAfter,
      Proportion goodPassedBefore,
      Proportion goodPassedAfter) {

    /// How many inspections have this verdict, before or after.
    public long count(Verdict.Kind kind, boolean after) {
      return counts.entrySet().stream()
          .filter(row -> after || row.getKey() == kind)
          .flatMap(row -> row.getValue().entrySet().stream())
          .filter(cell -> !after || cell.getKey() == kind)
          .mapToLong(Map.Entry::getValue)
          .sum();
    }

    /// How many verdicts change; {@link #changes} may be some of them.
    public long changed() {
      return counts.entrySet().stream()
          .flatMap(
              row ->
                  row.getValue().entrySet().stream().filter(cell -> cell.getKey() != row.getKey()))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }

  /// Judges a stretch again.
  ///
  /// @param last at most so many, the newest
  /// @param progress is told how many are done, now and then
  /// @param cancelled ends it early; what is done by then is the result
  /// @throws TenshotException if the log cannot be read
  public Result run(
      EmbeddingHistory.Stretch stretch,
      Head head,
      Limits limits,
      long last,
      LongConsumer progress,
      BooleanSupplier cancelled)
      throws TenshotException {
    ReplayTally tally = new ReplayTally();
    long before = Long.MAX_VALUE;
    while (tally.inspections() < last && !cancelled.getAsBoolean()) {
      int page = PAGE / stretch.encoder().view().tiles();
      int limit = (int) Math.min(page, last - tally.inspections());
      List<EmbeddingHistory.Row> rows = history.embeddings().page(stretch, before, limit);
      if (rows.isEmpty()) {
        break;
      }
      Score[] scores = new Score[rows.size()];
      IntStream.range(0, scores.length)
          .parallel()
          .forEach(i -> scores[i] = head.score(rows.get(i).embedding()));
      for (int i = 0; i < scores.length; i++) {
        add(tally, rows.get(i), scores[i], limits.judge(scores[i]));
      }
      before = rows.getLast().id();
      progress.accept(tally.inspections());
    }
    return tally.result(history.embeddings().faults(stretch));
  }

  private static void add(ReplayTally tally, EmbeddingHistory.Row row, Score score, Verdict after) {
    tally.count(row.verdict(), after.kind(), row.truth(), 1);
    if (row.verdict() != after.kind()) {
      tally.change(
          new Change(
              row.id(),
              row.verdict(),
              row.className(),
              after,
              sureness(score, after),
              row.picture(),
              row.truth()));
    }
  }

  /// A score that is none says nothing of how sure it is.
  private static double sureness(Score score, Verdict verdict) {
    double sure = score.sureOf(verdict);
    return Double.isNaN(sure) ? 0 : sure;
  }
}
