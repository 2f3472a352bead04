package org.tenshot.app;

import java.nio.file.Path;
import org.tenshot.ShippedEncoder;

/// The folders of a station that was never started: the program's own, and an empty one for data.
final class FreshPlaces {

  private FreshPlaces() {}

  /// @param folder that the data folder is to lie in; it is not made
  static Places in(Path folder) {
    return new Places(
        Path.of(System.getProperty("tenshot.home")),
        folder.resolve("data"),
        ShippedEncoder.natives());
  }
}
