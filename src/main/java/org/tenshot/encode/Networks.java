package org.tenshot.encode;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tenshot.domain.Device;
import org.tenshot.domain.TenshotException;

/// Opens ONNX files on a device, with the options that a station needs.
final class Networks {

  private final OrtEnvironment environment;
  private final int threads;
  private final Path engines;

  /// @param threads of one run on the CPU, at least 1
  /// @param engines folder for what TensorRT builds
  Networks(OrtEnvironment environment, int threads, Path engines) {
    this.environment = environment;
    this.threads = threads;
    this.engines = engines;
  }

  /// Opens a file.
  ///
  /// @throws TenshotException if the file is no ONNX file or damaged, or the device does not work
  OrtSession open(Path file, Device.Kind device) throws TenshotException {
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      // Threads that wait for the next layer by spinning make a run a tenth faster; between two
      // frames they would take the cores from cameras and screen.
      options.addConfigEntry("session.intra_op.allow_spinning", "1");
      options.addConfigEntry("session.force_spinning_stop", "1");
      options.addConfigEntry("session.inter_op.allow_spinning", "0");
      switch (device) {
        case CPU -> {}
        case CUDA -> startCuda(options);
        case TENSORRT -> {
          startTensorrt(options, file);
          // For what TensorRT leaves over.
          startCuda(options);
        }
      }
      return environment.createSession(file.toString(), options);
    } catch (OrtException e) {
      throw sentence(file, e);
    }
  }

  OrtEnvironment environment() {
    return environment;
  }

  private static void startCuda(SessionOptions options) throws TenshotException {
    try {
      addCuda(options);
    } catch (OrtException e) {
      throw new TenshotException(
          firstLine(e) + ": install CUDA 12 and cuDNN 9, and a driver that is new enough for them.",
          e);
    }
  }

  private static void addCuda(SessionOptions options) throws OrtException {
    try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(0)) {
      // The exhaustive search picks another algorithm at every start, and with it other last
      // digits.
      cuda.add("cudnn_conv_algo_search", "HEURISTIC");
      cuda.add("use_tf32", "0");
      // A replayed graph reads the first picture's memory for ever: every part would look like it.
      cuda.add("enable_cuda_graph", "0");
      cuda.add("arena_extend_strategy", "kSameAsRequested");
      options.addCUDA(cuda);
    }
  }

  private void startTensorrt(SessionOptions options, Path file) throws TenshotException {
    Path own = engines(file);
    try (OrtTensorRTProviderOptions tensorrt = new OrtTensorRTProviderOptions(0)) {
      Files.createDirectories(own);
      tensorrt.add("trt_fp16_enable", EncoderPack.isFp16(file) ? "1" : "0");
      tensorrt.add("trt_engine_cache_enable", "1");
      tensorrt.add("trt_engine_cache_path", own.toString());
      tensorrt.add("trt_timing_cache_enable", "1");
      tensorrt.add("trt_timing_cache_path", own.toString());
      // As for CUDA: a replayed graph reads the first picture's memory for ever.
      tensorrt.add("trt_cuda_graph_enable", "0");
      options.addTensorrt(tensorrt);
    } catch (IOException e) {
      throw new TenshotException(
          own + " cannot be made (" + e.getMessage() + "): check the disk and its rights.", e);
    } catch (OrtException e) {
      throw new TenshotException(
          firstLine(e) + ": install TensorRT 10 for CUDA 12, or set the device to cuda or auto.",
          e);
    }
  }

  /// A folder for the engines of one file: TensorRT itself goes by the network's name, and would
  /// take another file's engine. It adds the kind of card to the engine's name.
  Path engines(Path file) throws TenshotException {
    return engines.resolve(
        FileHash.sha256(file).substring(0, 16) + "-onnxruntime-" + environment.getVersion());
  }

  private static TenshotException sentence(Path file, OrtException e) {
    String text =
        switch (e.getCode()) {
          case ORT_INVALID_PROTOBUF, ORT_INVALID_GRAPH, ORT_MODEL_LOADED ->
              file + " is damaged or no ONNX file: copy the encoder pack again.";
          case ORT_NO_SUCHFILE -> file + " is missing: copy the encoder pack again.";
          default -> file + " cannot be loaded: " + firstLine(e);
        };
    return new TenshotException(text, e);
  }

  /// What ONNX Runtime says, without its codes, its source lines and its stack.
  static String firstLine(Throwable e) {
    String message = e.getMessage();
    if (message == null) {
      return e.getClass().getSimpleName();
    }
    String line = message.lines().findFirst().orElse("").strip();
    for (String noise : new String[] {" - message: ", "[ONNXRuntimeError] : ", " with error: "}) {
      int at = line.lastIndexOf(noise);
      line = at < 0 ? line : line.substring(at + noise.length());
    }
    return line.replaceFirst("^\\d+ : [A-Z_]+ : ", "");
  }
}
