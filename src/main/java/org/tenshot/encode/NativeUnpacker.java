package org.tenshot.encode;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.TenshotException;

/// Copies ONNX Runtime's libraries from its jar into a folder, once. Every file arrives under
/// another name and is renamed when it is whole, so that two programs that start together, or a
/// power cut, leave no half library behind.
final class NativeUnpacker {

  private static final Logger LOG = LoggerFactory.getLogger(NativeUnpacker.class);
  private static final String UNFINISHED = ".part";

  private final String platform;
  private final String version;

  private NativeUnpacker(String platform, String version) {
    this.platform = platform;
    this.version = version;
  }

  static NativeUnpacker ofThisMachine() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String name = system.contains("windows") ? "win" : system.contains("mac") ? "osx" : "linux";
    String bits = processor.equals("aarch64") ? "aarch64" : "x64";
    String version = OrtEnvironment.class.getPackage().getImplementationVersion();
    return new NativeUnpacker(name + "-" + bits, version == null ? "unknown" : version);
  }

  /// @return the folder that holds the libraries
  Path unpack(Path data, NvidiaDriver driver) throws TenshotException {
    Path folder =
        data.resolve("onnxruntime-" + version + "-" + platform).toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      removeLeftovers(folder);
      for (String library : libraries(driver)) {
        copy(library, folder);
      }
      return folder;
    } catch (IOException e) {
      throw new TenshotException(
          "ONNX Runtime cannot be unpacked into "
              + folder
              + " ("
              + e.getClass().getSimpleName()
              + ": "
              + e.getMessage()
              + "): make room there (50 MB, with CUDA 700) and give the user that runs Tenshot the"
              + " right to write.",
          e);
    }
  }

  private List<String> libraries(NvidiaDriver driver) throws TenshotException {
    List<String> libraries = new ArrayList<>();
    for (String needed : new String[] {"onnxruntime", "onnxruntime4j_jni"}) {
      String file = System.mapLibraryName(needed);
      if (resource(file) == null) {
        throw new TenshotException(
            "There is no ONNX Runtime for "
                + platform
                + " in this Tenshot: install the one that was built for this kind of machine.");
      }
      libraries.add(file);
    }
    libraries.add(System.mapLibraryName("onnxruntime_providers_shared"));
    if (driver.present()) {
      libraries.add(System.mapLibraryName("onnxruntime_providers_cuda"));
      libraries.add(System.mapLibraryName("onnxruntime_providers_tensorrt"));
    }
    return libraries;
  }

  private @Nullable URL resource(String file) {
    return OrtEnvironment.class.getResource("/ai/onnxruntime/native/" + platform + "/" + file);
  }

  private void copy(String file, Path folder) throws IOException {
    URL resource = resource(file);
    if (resource == null) {
      LOG.debug("this build of ONNX Runtime has no {}", file);
      return;
    }
    URLConnection connection = resource.openConnection();
    long bytes = connection.getContentLengthLong();
    Path target = folder.resolve(file);
    try (InputStream in = connection.getInputStream()) {
      if (isWhole(target, bytes)) {
        return;
      }
      LOG.info("unpacking {} ({} MB) into {}", file, bytes >> 20, folder);
      Path part =
          Files.createTempFile(
              folder, file + "-" + ProcessHandle.current().pid() + "-", UNFINISHED);
      try {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        moveInto(part, target, bytes);
      } finally {
        Files.deleteIfExists(part);
      }
    }
  }

  private static boolean isWhole(Path file, long bytes) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) == bytes;
  }

  private static void moveInto(Path part, Path target, long bytes) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // Windows does not replace a library that another program has loaded, and need not.
      if (!isWhole(target, bytes)) {
        throw e;
      }
    }
  }

  /// Removes what a killed program left; what a living one writes stays.
  private static void removeLeftovers(Path folder) throws IOException {
    List<Path> parts;
    try (Stream<Path> files = Files.list(folder)) {
      parts = files.filter(file -> file.toString().endsWith(UNFINISHED)).toList();
    }
    for (Path part : parts) {
      Optional<Long> writer = writer(part);
      if (writer.isEmpty() || ProcessHandle.of(writer.get()).isEmpty()) {
        LOG.info("removing {}, which a program that was killed left behind", part);
        Files.deleteIfExists(part);
      }
    }
  }

  /// The process that writes a part: `library.so-<process>-<random>.part`.
  private static Optional<Long> writer(Path part) {
    String[] pieces = part.toString().split("-");
    try {
      return Optional.of(Long.parseLong(pieces[Math.max(0, pieces.length - 2)]));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
