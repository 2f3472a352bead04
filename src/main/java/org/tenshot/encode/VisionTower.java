package org.tenshot.encode;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.Saying;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;

/// The picture half of a CLIP pair: tensors in, unit vectors out.
final class VisionTower implements AutoCloseable {

  private static final List<String> USUAL_OUTPUTS =
      List.of("image_embeds", "embedding", "image_features");

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final RunOptions options;
  private final Path file;
  private final String input;
  private final Outputs output;
  private final Optional<PatchOutput> patches;
  private final int edge;
  private final boolean oneByOne;

  private VisionTower(
      Networks networks,
      OrtSession session,
      Path file,
      Input input,
      boolean oneByOne,
      Outputs output,
      Optional<PatchOutput> patches,
      int edge)
      throws OrtException {
    this.environment = networks.environment();
    this.session = session;
    this.options = new RunOptions();
    this.file = file;
    this.input = input.name();
    this.oneByOne = oneByOne;
    this.output = output;
    this.patches = patches;
    this.edge = edge;
  }

  private record Input(String name, long[] shape) {}

  /// What is asked of a picture encoder.
  ///
  /// @param image the output with the embeddings, if the pack names it
  /// @param patches the output with the embeddings of patches, if the pack has one
  /// @param edge width and height of the pack's pictures
  record Wanted(Optional<String> image, Optional<String> patches, int edge) {}

  /// Opens the picture encoder.
  ///
  /// @throws TenshotException if the file cannot be loaded or is no picture encoder for such
  ///   pictures
  static VisionTower open(Networks networks, Path file, Device.Kind device, Wanted wanted)
      throws TenshotException {
    OrtSession session = networks.open(file, device);
    try {
      Input input = input(file, session.getInputInfo());
      checkShape(file, input, wanted.edge());
      Outputs output = Outputs.find(file, session, wanted.image(), USUAL_OUTPUTS);
      Optional<PatchOutput> patches = PatchOutput.find(file, session, wanted.patches());
      // TensorRT would build another engine for every size of batch, for seconds and while a line
      // runs.
      boolean oneByOne = input.shape()[0] == 1 || device == Device.Kind.TENSORRT;
      return new VisionTower(
          networks, session, file, input, oneByOne, output, patches, wanted.edge());
    } catch (OrtException | TenshotException e) {
      Closing.after(session, e);
      throw e instanceof TenshotException known
          ? known
          : new TenshotException(file + " cannot be used: " + Networks.firstLine(e), e);
    }
  }

  private static Input input(Path file, Map<String, NodeInfo> inputs) throws TenshotException {
    List<Input> pictures = new ArrayList<>();
    boolean ids = false;
    for (NodeInfo node : inputs.values()) {
      if (node.getInfo() instanceof TensorInfo tensor) {
        ids |= tensor.type == OnnxJavaType.INT64 || tensor.type == OnnxJavaType.INT32;
        if (tensor.getShape().length == 4 && tensor.type == OnnxJavaType.FLOAT16) {
          throw new TenshotException(
              file
                  + " takes 16-bit pictures: export it again with 32-bit inputs and outputs"
                  + " (keep_io_types).");
        }
        if (tensor.getShape().length == 4 && tensor.type == OnnxJavaType.FLOAT) {
          pictures.add(new Input(node.getName(), tensor.getShape()));
        }
      }
    }
    if (pictures.size() == 1 && inputs.size() == 1) {
      return pictures.getFirst();
    }
    throw new TenshotException(
        file
            + (pictures.isEmpty() && ids
                ? " takes texts, not pictures: were the picture and the text file swapped?"
                : " takes "
                    + inputs.keySet()
                    + ", and a picture encoder takes one picture and nothing else: export the two"
                    + " halves of the encoder apart."));
  }

  private static void checkShape(Path file, Input input, int edge) throws TenshotException {
    long[] shape = input.shape();
    boolean fits = (shape[0] == 1 || shape[0] < 0) && (shape[1] == 3 || shape[1] < 0);
    for (int axis = 2; axis < 4; axis++) {
      fits &= shape[axis] == edge || shape[axis] < 0;
    }
    if (!fits) {
      throw new TenshotException(
          file
              + " takes pictures of the shape "
              + java.util.Arrays.toString(shape)
              + ", and "
              + PreprocessorConfig.FILE
              + " makes 3 x "
              + edge
              + " x "
              + edge
              + ": copy both files of the same encoder.");
    }
  }

  /// Embeds `count` tensors from position 0 of the buffer.
  List<Embedding> encode(FloatBuffer tensors, int count) throws TenshotException {
    return inTurn(tensors, count, this::run);
  }

  /// Some tensors in one run.
  @FunctionalInterface
  private interface Run<T> {
    List<T> of(FloatBuffer tensors, int count) throws TenshotException;
  }

  /// All in one run, or one after the other where the file takes single pictures.
  private <T> List<T> inTurn(FloatBuffer tensors, int count, Run<T> run) throws TenshotException {
    int length = 3 * edge * edge;
    if (count < 1 || tensors.capacity() < (long) count * length) {
      throw new IllegalArgumentException(
          "a buffer of " + tensors.capacity() + " floats does not hold " + count + " pictures");
    }
    FloatBuffer own = nativeOrder(tensors.duplicate().clear().slice(0, count * length));
    if (!oneByOne) {
      return run.of(own, count);
    }
    List<T> answers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      answers.addAll(run.of(own.slice(i * length, length), 1));
    }
    return answers;
  }

  /// ONNX Runtime takes the memory as it is: Java's default byte order would silently become noise.
  private static FloatBuffer nativeOrder(FloatBuffer tensors) {
    if (tensors.isDirect() && tensors.order() == ByteOrder.nativeOrder()) {
      return tensors;
    }
    return ByteBuffer.allocateDirect(tensors.remaining() * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer()
        .put(tensors)
        .flip();
  }

  private List<Embedding> run(FloatBuffer tensors, int count) throws TenshotException {
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(environment, tensors, new long[] {count, 3, edge, edge});
        OrtSession.Result result =
            session.run(Map.of(input, tensor), Set.of(output.name()), options)) {
      return output.read(result, count);
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  private TenshotException failed(OrtException e) {
    return new TenshotException(
        Saying.of("encoder.failed", "{0} failed on a picture: {1}", file, Networks.firstLine(e)),
        e);
  }

  boolean seesPatches() {
    return patches.isPresent();
  }

  /// Embeds `count` tensors from position 0 of the buffer, and their patches.
  ///
  /// @throws IllegalStateException if the encoder sees no patches
  List<SeenPicture> encodeWithPatches(FloatBuffer tensors, int count) throws TenshotException {
    return inTurn(tensors, count, this::runWithPatches);
  }

  private List<SeenPicture> runWithPatches(FloatBuffer tensors, int count) throws TenshotException {
    PatchOutput patchOutput =
        patches.orElseThrow(() -> new IllegalStateException(file + " sees no patches"));
    try (OnnxTensor pixels =
            OnnxTensor.createTensor(environment, tensors, new long[] {count, 3, edge, edge});
        OrtSession.Result result =
            session.run(
                Map.of(input, pixels), Set.of(output.name(), patchOutput.name()), options)) {
      List<Embedding> wholes = output.read(result, count);
      List<PatchGrid> grids = patchOutput.read(result, count);
      return IntStream.range(0, count)
          .mapToObj(i -> new SeenPicture(wholes.get(i), grids.get(i)))
          .toList();
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  /// Makes a run that is under way in another thread end early.
  void stop() {
    Closing.stop(options, file);
  }

  @Override
  public void close() {
    options.close();
    Closing.quietly(session, file);
  }
}
