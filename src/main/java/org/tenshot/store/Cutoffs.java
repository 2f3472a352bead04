package org.tenshot.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tenshot.domain.RetentionRules;
import org.tenshot.domain.Verdict;

/// The time from which on an inspection of each verdict still needs its picture, in microseconds.
///
/// @param from every verdict has one
record Cutoffs(Map<Verdict.Kind, Long> from) {

  private static final List<Verdict.Kind> BOUND =
      List.of(
          Verdict.Kind.PASS,
          Verdict.Kind.REJECT,
          Verdict.Kind.REVIEW,
          Verdict.Kind.NO_PART,
          Verdict.Kind.FAULT);

  /// True of a picture `p` that a shot or an inspection still needs; takes what {@link #bind}
  /// gives. What no cutoff names stays.
  static final String NEEDED =
      """
      (EXISTS (SELECT 1 FROM shots s WHERE s.picture = p.sha256)
        OR EXISTS (SELECT 1 FROM inspections n WHERE n.picture = p.sha256 AND n.captured_at >=
          CASE n.verdict WHEN 'PASS' THEN ? WHEN 'REJECT' THEN ? WHEN 'REVIEW' THEN ?
            WHEN 'NO_PART' THEN ? WHEN 'FAULT' THEN ? ELSE -9223372036854775807 END))
      """;

  Cutoffs {
    from = Map.copyOf(from);
  }

  static Cutoffs of(RetentionRules rules, Instant now) {
    Map<Verdict.Kind, Long> from = new EnumMap<>(Verdict.Kind.class);
    for (Verdict.Kind kind : BOUND) {
      Duration age = rules.pictures().get(kind);
      from.put(kind, age == null ? Long.MIN_VALUE : before(now, age));
    }
    return new Cutoffs(from);
  }

  static long before(Instant now, Duration age) {
    return Times.micros(now.minus(age));
  }

  Cutoffs with(Verdict.Kind kind, long micros) {
    Map<Verdict.Kind, Long> other = new EnumMap<>(from);
    other.put(kind, micros);
    return new Cutoffs(other);
  }

  long of(Verdict.Kind kind) {
    return from.getOrDefault(kind, Long.MIN_VALUE);
  }

  void bind(Binder row) throws SQLException {
    for (Verdict.Kind kind : BOUND) {
      row.number(of(kind));
    }
  }
}
