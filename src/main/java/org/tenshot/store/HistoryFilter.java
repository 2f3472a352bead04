package org.tenshot.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Shifts;
import org.tenshot.domain.Verdict;

/// Which inspections a person asks for; all that is given must hold.
///
/// @param time when they were captured
/// @param part what they show; null fields do not matter
/// @param said what was said of them
public record HistoryFilter(Stretch time, PartId part, Said said) {

  /// A stretch of time, or one shift of each of its days.
  ///
  /// @param from the earliest capture time
  /// @param to before which it was captured
  /// @param shift null for the whole stretch
  public record Stretch(Instant from, Instant to, @Nullable OneShift shift) {

    /// From 1970 until nobody knows when.
    public static final Stretch ALWAYS =
        new Stretch(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"), null);

    /// The pieces of it, newest first.
    public List<Stretch> pieces() {
      if (shift == null) {
        return List.of(this);
      }
      return shift.shifts().between(from, to).reversed().stream()
          .filter(own -> own.number() == shift.number())
          .map(
              own ->
                  new Stretch(
                      own.from().isAfter(from) ? own.from() : from,
                      own.to().isBefore(to) ? own.to() : to,
                      null))
          .toList();
    }
  }

  /// One shift of every day.
  ///
  /// @param number from 1
  public record OneShift(Shifts shifts, int number) {}

  /// What was said, and by what.
  ///
  /// @param verdicts any of them; empty for all
  /// @param classes any of them; empty for all
  /// @param least how sure at least, 0..1
  /// @param most how sure at most; the full range takes faults in too, which are sure of nothing
  /// @param product its name; null for all
  /// @param head version of the head; null for all
  /// @param source as it was asked for, or the name of a line; null for all
  public record Said(
      Set<Verdict.Kind> verdicts,
      Set<String> classes,
      double least,
      double most,
      @Nullable String product,
      @Nullable String head,
      @Nullable String source) {

    /// Whatever was said.
    public static final Said ANYTHING = new Said(Set.of(), Set.of(), 0, 1, null, null, null);

    public Said {
      verdicts = Set.copyOf(verdicts);
      classes = Set.copyOf(classes);
    }

    boolean anySureness() {
      return least <= 0 && most >= 1;
    }
  }

  /// Everything.
  public static final HistoryFilter ALL =
      new HistoryFilter(Stretch.ALWAYS, PartId.UNKNOWN, Said.ANYTHING);
}
