package org.tenshot.cli.history;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lines of a CSV file as RFC 4180 has them. A text that a spreadsheet would take for a formula is
/// told to be a text.
final class Csv {

  private Csv() {}

  /// @param values null for an empty field
  static String line(@Nullable Object... values) {
    return Arrays.stream(values)
        .map(value -> value == null ? "" : field(value))
        .collect(Collectors.joining(","));
  }

  private static String field(Object value) {
    String text = value.toString();
    if (!(value instanceof Number) && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
