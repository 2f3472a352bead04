package org.tenshot.cli.history;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.tenshot.domain.Proportion;
import org.tenshot.statistics.Tally;

/// Counted inspections as lines for people and for programs.
final class TallyLines {

  private TallyLines() {}

  static String line(String name, Tally tally) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-24s", name));
    tally
        .verdicts()
        .forEach((kind, number) -> line.append(kind).append(' ').append(number).append("  "));
    line.append("yield ").append(tally.yield());
    if (tally.repeats() > 0) {
      line.append("; first pass ").append(tally.firstPass());
    }
    return line.toString();
  }

  static Map<String, Object> json(String name, Tally tally) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", name);
    object.put("verdicts", tally.verdicts());
    object.put("classes", tally.classes());
    object.put("yield", share(tally.yield()));
    object.put("first_pass_yield", share(tally.firstPass()));
    object.put("judged_again", tally.repeats());
    return object;
  }

  private static Map<String, Object> share(Proportion share) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("count", share.count());
    object.put("total", share.total());
    if (!share.isUnknown()) {
      object.put("value", share.value());
      object.put("lower", share.lower());
      object.put("upper", share.upper());
    }
    return object;
  }
}
