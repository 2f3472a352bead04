package org.tenshot.store;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row to be copied elsewhere.
///
/// @param id its number
/// @param stamp when it came to be: of two logs that gave a number twice, it tells the rows apart
/// @param values in the order of the table's columns; each is what its kind says, or null
public record CopiedRow(long id, Instant stamp, List<@Nullable Object> values) {

  public CopiedRow {
    values = Collections.unmodifiableList(values);
  }

  /// About how many bytes it takes.
  public long bytes() {
    long bytes = 0;
    for (Object value : values) {
      bytes +=
          switch (value) {
            case String text -> text.length();
            case byte[] floats -> floats.length;
            case null, default -> Long.BYTES;
          };
    }
    return bytes;
  }
}
