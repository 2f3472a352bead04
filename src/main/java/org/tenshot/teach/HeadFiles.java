package org.tenshot.teach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tenshot.domain.TenshotException;
import org.tenshot.file.WholeFile;
import org.tenshot.head.HeadJson;

/// Taught heads on disk: exported from one station, imported on another.
public final class HeadFiles {

  private HeadFiles() {}

  /// Writes a head; no half of it is ever found under its name.
  ///
  /// @throws TenshotException if the file cannot be written
  public static void write(HeadJson.Taught taught, Path file) throws TenshotException {
    try {
      WholeFile.replace(file, new HeadJson().write(taught));
    } catch (IOException e) {
      throw new TenshotException(
          file + " cannot be written (" + e.getMessage() + "): check rights and space.", e);
    }
  }

  /// Reads a head.
  ///
  /// @throws TenshotException if there is none, or it is damaged
  public static HeadJson.Taught read(Path file) throws TenshotException {
    String json;
    try {
      json = Files.readString(file);
    } catch (IOException e) {
      throw new TenshotException(
          file
              + " cannot be read as text ("
              + e.getMessage()
              + "): name a head that `teach` wrote.",
          e);
    }
    return new HeadJson().read(json, file.toString());
  }
}
