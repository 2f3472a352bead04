package org.tenshot.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tenshot.domain.TenshotException;

/// Everything that is wrong with one file, so that a person mends it in one go instead of ten.
final class Problems {

  private static final int SHOWN = 10;

  private final String file;

  /// A set, because a value that is asked for twice is wrong twice.
  private final Set<Problem> found = new LinkedHashSet<>();

  /// @param line counted from 1
  private record Problem(int line, String text) {}

  /// @param file as the person wrote it
  Problems(String file) {
    this.file = file;
  }

  /// Notes one mistake.
  ///
  /// @param line counted from 1
  /// @param field such as `classes.rust.kind`; empty where the whole file is meant
  /// @param sentence what is wrong and the mend
  void add(int line, String field, String sentence) {
    String place = field.isEmpty() ? "" : ", " + field;
    found.add(new Problem(line, file + ", line " + line + place + ": " + sentence));
  }

  /// @throws TenshotException with the first ten mistakes by line, one a line, if there is any
  void throwIfAny() throws TenshotException {
    if (found.isEmpty()) {
      return;
    }
    List<String> lines =
        new ArrayList<>(
            found.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .limit(SHOWN)
                .map(Problem::text)
                .toList());
    if (found.size() > SHOWN) {
      lines.add("and " + (found.size() - SHOWN) + " more in " + file);
    }
    throw new TenshotException(String.join("\n", lines));
  }
}
