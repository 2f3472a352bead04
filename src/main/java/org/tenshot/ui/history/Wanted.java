package org.tenshot.ui.history;

import java.nio.file.Path;
import java.util.List;

/// What is looked for by likeness.
public sealed interface Wanted {

  /// What it shows, in words.
  record Words(String text) implements Wanted {}

  /// A picture of it.
  record PictureFile(Path file) implements Wanted {}

  /// An inspection of it.
  ///
  /// @param id its number
  record Row(long id) implements Wanted {}

  /// A group of rejects.
  ///
  /// @param name what it is called
  /// @param ids numbers of its inspections, at least one
  record Group(String name, List<Long> ids) implements Wanted {

    public Group {
      ids = List.copyOf(ids);
    }
  }
}
