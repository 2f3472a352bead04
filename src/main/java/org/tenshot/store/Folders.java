package org.tenshot.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;

/// What the log asks of the folders that it lies in.
final class Folders {

  private Folders() {}

  /// Makes a folder and tries it out: rights, a full disk and a read-only mount all show only when
  /// something is written.
  static void requireWritable(@Nullable Path folder) throws TenshotException {
    if (folder == null) {
      throw new TenshotException("A log needs a folder: name a file in one.");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new TenshotException(
          "The folder "
              + folder
              + " cannot be made: choose a folder that the station may write to.",
          failure);
    }
    try {
      Files.delete(Files.createTempFile(folder, "tenshot", ".try"));
    } catch (IOException failure) {
      throw new TenshotException(
          "The folder "
              + folder
              + " cannot be written: give the station the right to write there, or choose another"
              + " folder.",
          failure);
    }
  }
}
