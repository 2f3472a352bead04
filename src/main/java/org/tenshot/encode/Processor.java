package org.tenshot.encode;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Which processor this machine has, for whatever another one computes with other last digits.
final class Processor {

  private static final Path LINUX = Path.of("/proc/cpuinfo");

  private Processor() {}

  /// Its name and what it can do, as the system tells; the name of its architecture where it tells
  /// nothing.
  static String kind() {
    String windows = System.getenv("PROCESSOR_IDENTIFIER");
    return System.getProperty("os.arch") + " " + Objects.requireNonNullElse(windows, of(LINUX));
  }

  /// The first processor of such a file.
  static String of(Path file) {
    StringBuilder kind = new StringBuilder();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine();
          line != null && !line.isBlank();
          line = lines.readLine()) {
        if (line.startsWith("model name") || line.startsWith("flags")) {
          kind.append(line).append('\n');
        }
      }
    } catch (IOException e) {
      return "";
    }
    return kind.toString();
  }
}
