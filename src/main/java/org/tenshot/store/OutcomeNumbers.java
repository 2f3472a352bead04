package org.tenshot.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Verdict;

/// The numbers of outcomes, by which the history is searched and counted. They live as long as a
/// session.
final class OutcomeNumbers {

  /// Sureness is told apart in so many steps.
  static final int STEPS = 20;

  private static final String FIND =
      "SELECT id FROM outcomes WHERE head = ? AND verdict = ? AND class = ? AND step = ?"
          + " AND again = ? AND source = ?";

  private static final String ADD =
      "INSERT INTO outcomes (head, verdict, class, step, again, source) VALUES (?, ?, ?, ?, ?, ?)";

  /// Always answers, which the driver does in less time than finding nothing.
  private static final String JUDGED_BEFORE =
      """
      SELECT EXISTS (
        SELECT 1 FROM inspections i JOIN heads head ON head.id = i.head
        WHERE i.serial = ? AND i.verdict IN ('PASS', 'REJECT', 'REVIEW')
          AND head.product = (SELECT product FROM heads WHERE id = ?))
      """;

  private final LogSession session;
  private final Map<Outcome, Long> known = new HashMap<>();

  OutcomeNumbers(LogSession session) {
    this.session = session;
  }

  private record Outcome(
      long head, Verdict.Kind verdict, String className, int step, boolean again, String source) {

    void bind(Binder row) throws SQLException {
      row.number(head).text(verdict.name()).text(className).number(step).number(again ? 1 : 0);
      row.text(source);
    }
  }

  /// The number of an inspection's outcome, which is made known by this.
  ///
  /// @param head the head's number; null where there is none, and then there is no outcome either
  @Nullable Long of(Inspection inspection, @Nullable Long head) throws SQLException {
    if (head == null) {
      return null;
    }
    String serial = inspection.origin().part().serial();
    boolean again = serial != null && isJudged(serial, head);
    Outcome outcome =
        new Outcome(
            head,
            inspection.verdict().kind(),
            inspection.verdict().className(),
            step(inspection.sureness()),
            again,
            inspection.origin().source());
    Long number = known.get(outcome);
    if (number == null) {
      number = find(outcome);
      known.put(outcome, number);
    }
    return number;
  }

  private boolean isJudged(String serial, Long head) throws SQLException {
    Long answer = session.find(JUDGED_BEFORE, row -> row.text(serial).number(head));
    return answer != null && answer == 1;
  }

  /// @param sure 0..1, or NaN for a fault
  static int step(double sure) {
    return Double.isNaN(sure) ? -1 : Math.clamp((long) (sure * STEPS), 0, STEPS - 1);
  }

  private Long find(Outcome outcome) throws SQLException {
    Long number = session.find(FIND, outcome::bind);
    if (number == null) {
      session.change(ADD, outcome::bind);
      number = session.lastRow();
    }
    return number;
  }
}
