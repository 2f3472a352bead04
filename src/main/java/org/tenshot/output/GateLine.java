package org.tenshot.output;

import java.util.Locale;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Verdict;

/// The line of text that a PLC or a robot reads for one part:
///
/// ```
/// PASS;OPEN;1234;good;0.9731
/// ```
///
/// in ASCII, ended by one line feed: verdict (PASS, REJECT, REVIEW, NO_PART, FAULT); gate (OPEN or
/// CLOSED); sequence number of the frame; the class that the verdict names, or the fault's code,
/// with `_` for whatever is not a letter, a digit, a blank or one of `-._`; and how sure the
/// verdict is, with four decimals, 0.0000 for a fault. `SAFE;CLOSED` closes the gate without a
/// part.
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
        confidence(inspection));
  }

  /// How sure the verdict is, 0 for a fault.
  static double confidence(Inspection inspection) {
    double sureness = inspection.sureness();
    return Double.isNaN(sureness) ? 0 : sureness;
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
