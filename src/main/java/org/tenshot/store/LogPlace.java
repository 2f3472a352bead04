package org.tenshot.store;

import java.nio.file.Path;

/// Where a log lies.
///
/// @param database the SQLite file; on a local disk, as a network drive breaks its locks
/// @param pictures the folder of the pictures that are kept
/// @param natives a folder of the program's own for SQLite's native library, which is unpacked
///   there
public record LogPlace(Path database, Path pictures, Path natives) {

  public LogPlace {
    database = database.toAbsolutePath().normalize();
    pictures = pictures.toAbsolutePath().normalize();
    natives = natives.toAbsolutePath().normalize();
  }

  /// A log whose pictures lie in the folder `pictures` beside its database.
  public static LogPlace of(Path database, Path natives) {
    return new LogPlace(database, database.toAbsolutePath().resolveSibling("pictures"), natives);
  }
}
