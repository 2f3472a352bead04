package org.tenshot.cli.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What this program holds at a moment. NaN where the system does not tell.
///
/// @param heap megabytes of live objects, after garbage was collected
/// @param resident megabytes of memory in all, native memory too
/// @param threads that are alive
/// @param handles open files and sockets
public record Footprint(double heap, double resident, double threads, double handles) {

  private static final Path STATUS = Path.of("/proc/self/status");

  /// Collects garbage first.
  public static Footprint now() throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      System.gc();
      // Cleaners give native memory back on a thread of their own.
      TimeUnit.MILLISECONDS.sleep(100);
    }
    double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    double handles =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getOpenFileDescriptorCount()
            : Double.NaN;
    return new Footprint(
        heap, residentNow(), ManagementFactory.getThreadMXBean().getThreadCount(), handles);
  }

  private static double residentNow() {
    if (!Files.isReadable(STATUS)) {
      return Double.NaN;
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /// The medians of several.
  static Footprint median(List<Footprint> all) {
    return new Footprint(
        middle(all.stream().mapToDouble(Footprint::heap).sorted().toArray()),
        middle(all.stream().mapToDouble(Footprint::resident).sorted().toArray()),
        middle(all.stream().mapToDouble(Footprint::threads).sorted().toArray()),
        middle(all.stream().mapToDouble(Footprint::handles).sorted().toArray()));
  }

  private static double middle(double[] sorted) {
    return sorted[sorted.length / 2];
  }
}
