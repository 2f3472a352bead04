package org.tenshot.ui.history;

import java.nio.file.Path;

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
}
