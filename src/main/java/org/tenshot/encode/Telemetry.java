package org.tenshot.encode;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps ONNX Runtime from reporting to its maker. Since 1.29 it does so on every system, and the
/// one full way out on Linux and macOS is an environment variable that is set before it is loaded:
/// else it writes a device id and a database into the home folder, sends a first report, and was
/// seen to crash the program where the home folder was empty. Java cannot set its own environment,
/// so the C library is asked to.
final class Telemetry {

  private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);
  private static final String VARIABLE = "ORT_DISABLE_TELEMETRY";

  private Telemetry() {}

  static void off() {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
    // Windows knows no such variable: there the environment is told after it was made.
    if (!windows && !"1".equals(System.getenv(VARIABLE)) && !set()) {
      LOG.warn(
          "ONNX Runtime may report to its maker: set {}=1 before Tenshot is started.", VARIABLE);
    }
  }

  // "restricted": native code is called, which is the point.
  @SuppressWarnings("restricted")
  private static boolean set() {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> setenv = linker.defaultLookup().find("setenv");
    if (setenv.isEmpty()) {
      return false;
    }
    MethodHandle call =
        linker.downcallHandle(
            setenv.get(),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      return (int) call.invokeExact(arena.allocateFrom(VARIABLE), arena.allocateFrom("1"), 1) == 0;
    } catch (Throwable e) {
      LOG.debug("setenv", e);
      return false;
    }
  }
}
