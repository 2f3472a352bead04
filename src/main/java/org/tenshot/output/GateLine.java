package org.tenshot.output;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Score;
import org.tenshot.domain.Verdict;

/// The line of text that a PLC or a robot reads for one part:
///
/// ```
/// PASS;OPEN;1234;good;0.9731
/// ```
///
/// in ASCII, ended by one line feed: verdict (PASS, REJECT, REVIEW, NO_PART, FAULT); gate (OPEN or
/// CLOSED); sequence number of the frame; the class that the verdict names, or the fault's code,
/// with `_` for whatever is not a letter, a digit, a blank or one of `-._`; and its probability
/// with four decimals, 0.0000 for a fault. `SAFE;CLOSED` closes the gate without a part.
///
/// A reader needs the second field alone. It must take a lost connection, a line that it does not
/// understand, and silence for longer than its cycle as CLOSED.
final class GateLine {

  /// Closes the gate without a part.
  static final String SAFE = "SAFE;CLOSED\n";

  private GateLine() {}

  static String of(Inspection inspection) {
    Verdict verdict = inspection.verdict();
    return String.format(
        Locale.ROOT,
        "%s;%s;%d;%s;%.4f\n",
        verdict.kind(),
        verdict.gate(),
        inspection.origin().sequence(),
        ascii(name(verdict)),
        confidence(verdict, inspection.score()));
  }

  /// The probability of the class that the verdict names, 0 where there is none.
  static double confidence(Verdict verdict, @Nullable Score score) {
    if (score == null || verdict instanceof Verdict.Faulted) {
      return 0;
    }
    return score.classes().stream()
        .filter(one -> one.productClass().name().equals(verdict.className()))
        .mapToDouble(Score.ClassScore::probability)
        .findFirst()
        .orElse(0);
  }

  private static String name(Verdict verdict) {
    return verdict instanceof Verdict.Faulted(var fault)
        ? fault.code().name()
        : verdict.className();
  }

  private static String ascii(String name) {
    return name.replaceAll("[^A-Za-z0-9 ._-]", "_");
  }
}
