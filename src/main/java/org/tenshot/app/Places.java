package org.tenshot.app;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Where things lie: the program with what ships, and the data that must outlive it.
///
/// @param home folder of the program: holds assets/ and profiles/; only read
/// @param data folder of this station: database, pictures, encoders, logs; made when first needed
/// @param natives where native libraries are unpacked once
record Places(Path home, Path data, Path natives) {

  /// The folders of this process: `TENSHOT_HOME` and `TENSHOT_DATA` (or the properties
  /// `tenshot.home` and `tenshot.data`) where they are set, else beside the program and in the
  /// machine's data folder, which an installer made for everybody who works at the station, or the
  /// user's where there is none.
  static Places of(Map<String, String> environment, Properties properties) {
    String home = either(properties.getProperty("tenshot.home"), environment.get("TENSHOT_HOME"));
    String data = either(properties.getProperty("tenshot.data"), environment.get("TENSHOT_DATA"));
    Path dataFolder = whole(data == null ? usualData(environment, properties) : Path.of(data));
    return new Places(
        whole(home == null ? besideProgram() : Path.of(home)),
        dataFolder,
        dataFolder.resolve("natives"));
  }

  List<Path> profiles() {
    return List.of(data.resolve("profiles"), home.resolve("profiles"));
  }

  List<Path> encoders() {
    return List.of(home.resolve("assets").resolve("encoders"), ownEncoders());
  }

  Path ownEncoders() {
    return data.resolve("encoders");
  }

  Path licences() {
    return data.resolve("accepted-licences.json");
  }

  Path encoderFigures() {
    return data.resolve("encoder-figures.json");
  }

  Path database() {
    return data.resolve("tenshot.db");
  }

  /// Where embeddings of texts are remembered.
  Path texts() {
    return data.resolve("texts");
  }

  Path logs() {
    return data.resolve("logs");
  }

  Path outboxes() {
    return data.resolve("outbox");
  }

  Path certificates() {
    return data.resolve("certificates");
  }

  /// What is kept of each camera, by serial number.
  Path cameras() {
    return data.resolve("cameras");
  }

  Path people() {
    return data.resolve("people.json");
  }

  Path memory() {
    return data.resolve("station.json");
  }

  /// Tells the libraries that unpack native code to do so once, in the data folder, instead of in a
  /// new temporary folder at every start. Must run before any of them is touched.
  void settleNatives() {
    setUnlessSet("org.bytedeco.javacpp.cachedir", natives.resolve("javacpp"));
    setUnlessSet("javafx.cachedir", natives.resolve("javafx"));
    setUnlessSet(LogFile.FOLDER, logs());
  }

  private static void setUnlessSet(String property, Path value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value.toString());
    }
  }

  private static Path usualData(Map<String, String> environment, Properties properties) {
    Path machine = machineData(environment, properties);
    boolean shared = Boolean.parseBoolean(properties.getProperty("tenshot.installed"));
    return shared && Files.isDirectory(machine) ? machine : userData(environment, properties);
  }

  private static Path machineData(Map<String, String> environment, Properties properties) {
    return properties.getProperty("os.name", "").startsWith("Windows")
        ? Path.of(environment.getOrDefault("ProgramData", "C:\\ProgramData"), "Tenshot")
        : Path.of("/var/lib/tenshot");
  }

  private static Path userData(Map<String, String> environment, Properties properties) {
    Path user = Path.of(properties.getProperty("user.home", "."));
    if (properties.getProperty("os.name", "").startsWith("Windows")) {
      String local = environment.get("LOCALAPPDATA");
      return (local == null ? user : Path.of(local)).resolve("Tenshot");
    }
    String xdg = environment.get("XDG_DATA_HOME");
    return (xdg == null || xdg.isBlank() ? user.resolve(".local").resolve("share") : Path.of(xdg))
        .resolve("tenshot");
  }

  /// The nearest folder above the program's own file that has profiles/.
  private static Path besideProgram() {
    try {
      Path place =
          Path.of(Places.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      for (Path folder = place; folder != null; folder = folder.getParent()) {
        if (Files.isDirectory(folder.resolve("profiles"))) {
          return folder;
        }
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program does not know where it lies", e);
    }
    return Path.of("");
  }

  private static Path whole(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static @Nullable String either(@Nullable String first, @Nullable String second) {
    return first != null && !first.isBlank()
        ? first
        : second == null || second.isBlank() ? null : second;
  }
}
