package org.tenshot.file;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The names in a folder. A file that is forced to the drive may still lose its name in a power
/// cut.
public final class FolderNames {

  private FolderNames() {}

  /// Makes the names in a folder outlive a power cut. Windows writes them with the files.
  public static void force(Path folder) throws IOException {
    if (File.separatorChar != '\\') {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }
}
