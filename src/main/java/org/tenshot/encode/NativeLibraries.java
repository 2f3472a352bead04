package org.tenshot.encode;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tenshot.domain.Device;
import org.tenshot.domain.TenshotException;

/// The native libraries of ONNX Runtime and of the tokenizer, unpacked once into a folder of ours.
///
/// Left to themselves both write to the temporary and the home folder, at every start and up to 615
/// MB each, and leave it there after a power cut. Nothing of either may be used before this; it
/// also keeps both from talking to the network.
public final class NativeLibraries {

  private static final String RUNTIME_PATH = "onnxruntime.native.path";

  private static final String GPU = "-gpu";

  private final Path folder;
  private final NvidiaDriver driver;
  private final Path engines;

  private NativeLibraries(Path folder, NvidiaDriver driver, Path engines) {
    this.folder = folder;
    this.driver = driver;
    this.engines = engines;
  }

  /// Unpacks what is not there yet and tells the libraries where they are. Where the installer has
  /// put them beside the program (`onnxruntime.native.path` is set), they stay there; the folder of
  /// the same name with `-gpu`, which the optional GPU package brings, is taken where there is a
  /// driver.
  ///
  /// @param data a folder that may be written; several programs may share it
  /// @param driver CUDA is unpacked only where there is one
  /// @throws TenshotException if the folder cannot be written, or this kind of machine has no
  ///   libraries
  public static NativeLibraries install(Path data, NvidiaDriver driver) throws TenshotException {
    Telemetry.off();
    // Else the tokenizer asks the network for a CUDA flavour of itself.
    System.setProperty("ai.djl.offline", "true");
    setUnlessSet("DJL_CACHE_DIR", data.resolve("djl"));
    setUnlessSet("ENGINE_CACHE_DIR", data.resolve("djl"));
    setUnlessSet("jna.tmpdir", data.resolve("djl"));
    Path engines = data.resolve("tensorrt").toAbsolutePath().normalize();
    String given = System.getProperty(RUNTIME_PATH);
    if (given != null) {
      Path shipped = shipped(Path.of(given), driver);
      System.setProperty(RUNTIME_PATH, shipped.toString());
      return new NativeLibraries(shipped, driver, engines);
    }
    Path folder = NativeUnpacker.ofThisMachine().unpack(data, driver);
    System.setProperty(RUNTIME_PATH, folder.toString());
    return new NativeLibraries(folder, driver, engines);
  }

  static Path shipped(Path plain, NvidiaDriver driver) {
    Path gpu = plain.resolveSibling(plain.getFileName() + GPU);
    return driver.present() && Files.isDirectory(gpu) ? gpu : plain;
  }

  private static void setUnlessSet(String property, Path folder) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, folder.toAbsolutePath().toString());
    }
  }

  /// Where the libraries of ONNX Runtime are.
  public Path folder() {
    return folder;
  }

  /// The NVIDIA driver, or {@link NvidiaDriver#NONE}.
  public NvidiaDriver driver() {
    return driver;
  }

  /// The same libraries, for a machine with another driver.
  NativeLibraries with(NvidiaDriver other) {
    return new NativeLibraries(folder, other, engines);
  }

  /// Where TensorRT keeps what it built for this machine's card; made when first needed.
  Path engines() {
    return engines;
  }

  /// True if the part of ONNX Runtime that runs on such a device is there.
  boolean has(Device.Kind device) {
    return switch (device) {
      case CPU -> true;
      case CUDA -> holds("onnxruntime_providers_cuda");
      case TENSORRT ->
          holds("onnxruntime_providers_tensorrt") && holds("onnxruntime_providers_cuda");
    };
  }

  private boolean holds(String library) {
    return Files.isRegularFile(folder.resolve(System.mapLibraryName(library)));
  }

  /// Loads ONNX Runtime, which takes a quarter of a second; opening an encoder does so too.
  ///
  /// @throws TenshotException if it cannot be loaded
  public void load() throws TenshotException {
    environment();
  }

  OrtEnvironment environment() throws TenshotException {
    try {
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      environment.setTelemetry(false);
      return environment;
    } catch (LinkageError | RuntimeException | OrtException e) {
      throw new TenshotException(
          "ONNX Runtime cannot be loaded from "
              + folder
              + " ("
              + Networks.firstLine(e)
              + "): delete that folder and start again; its disk must allow programs to run.",
          e);
    }
  }
}
