package org.tenshot.encode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Whether this machine has an NVIDIA driver at all. That it works is for a test run to say; but
/// without one it need not be tried, and 583 MB of CUDA code need not be unpacked.
///
/// @param present true if one was found
/// @param evidence the file that shows it; empty where there is none
public record NvidiaDriver(boolean present, String evidence) {

  /// No driver.
  public static final NvidiaDriver NONE = new NvidiaDriver(false, "");

  private static final List<String> LINUX =
      List.of(
          "proc/driver/nvidia/version",
          "usr/lib/x86_64-linux-gnu/libcuda.so.1",
          "usr/lib64/libcuda.so.1",
          "usr/lib/libcuda.so.1",
          "usr/lib/wsl/lib/libcuda.so.1",
          "usr/local/nvidia/lib64/libcuda.so.1");
  private static final List<String> WINDOWS = List.of("System32/nvcuda.dll");

  /// Looks for the driver of this machine.
  public static NvidiaDriver detect() {
    if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows")) {
      String windows = System.getenv("SystemRoot");
      return firstOf(Path.of(windows == null ? "C:/Windows" : windows), WINDOWS);
    }
    return below(Path.of("/"));
  }

  /// Looks for a Linux driver below the root of a file system.
  static NvidiaDriver below(Path root) {
    return firstOf(root, LINUX);
  }

  private static NvidiaDriver firstOf(Path root, List<String> places) {
    for (String place : places) {
      Path file = root.resolve(place);
      if (Files.exists(file)) {
        return new NvidiaDriver(true, file.toString());
      }
    }
    return NONE;
  }
}
