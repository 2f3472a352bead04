package org.tenshot.fleet;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tenshot.store.CopiedTable;

/// What was sent, counted. One thread.
final class Tally {

  private final Map<CopiedTable, Long> rows = new EnumMap<>(CopiedTable.class);
  private long changed;
  private long pictures;
  private long missed;

  /// @param gone numbers between these rows that had none any more
  void add(CopiedTable table, long sent, long gone) {
    rows.merge(table, sent, Long::sum);
    missed += gone;
  }

  void changed(long sent) {
    changed += sent;
  }

  void pictures(long sent) {
    pictures += sent;
  }

  /// Everything since the last time that somebody asked.
  Sent take() {
    Sent sent =
        new Sent(
            rows.getOrDefault(CopiedTable.INSPECTIONS, 0L),
            rows.values().stream().mapToLong(Long::longValue).sum() + changed,
            missed,
            words());
    rows.clear();
    changed = 0;
    pictures = 0;
    missed = 0;
    return sent;
  }

  private static String words(CopiedTable table) {
    return table.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String words() {
    String text =
        rows.entrySet().stream()
            .map(each -> each.getValue() + " " + words(each.getKey()))
            .collect(Collectors.joining(", "));
    return text
        + (changed == 0 ? "" : (text.isEmpty() ? "" : ", ") + changed + " changed rows")
        + (pictures == 0 ? "" : ", " + pictures + " pictures");
  }
}
