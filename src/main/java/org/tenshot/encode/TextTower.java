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
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.TenshotException;

/// The text half of a CLIP pair: token ids in, unit vectors out.
final class TextTower implements AutoCloseable {

  private static final List<String> USUAL_OUTPUTS =
      List.of("text_embeds", "embedding", "text_features");
  private static final String MASK = "attention_mask";

  /// Texts of one run: enough to keep the cores busy, and little memory.
  private static final int BATCH = 16;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final RunOptions options;
  private final Path file;
  private final Input ids;
  private final @Nullable Input mask;
  private final Outputs output;
  private final int length;

  private TextTower(
      Networks networks, OrtSession session, Path file, Inputs inputs, Outputs output, int length)
      throws OrtException {
    this.environment = networks.environment();
    this.session = session;
    this.options = new RunOptions();
    this.file = file;
    this.ids = inputs.ids();
    this.mask = inputs.mask();
    this.output = output;
    this.length = length;
  }

  private record Input(String name, OnnxJavaType type, long[] shape) {}

  private record Inputs(Input ids, @Nullable Input mask) {}

  /// Opens the text encoder on the CPU.
  ///
  /// @param length tokens of a text
  /// @throws TenshotException if the file cannot be loaded or is no text encoder for such texts
  static TextTower open(Networks networks, Path file, int length) throws TenshotException {
    OrtSession session = networks.open(file, Device.Kind.CPU);
    try {
      Inputs inputs = inputs(file, session.getInputInfo());
      checkShape(file, inputs.ids().shape(), length);
      Outputs output = Outputs.find(file, session, Optional.empty(), USUAL_OUTPUTS);
      return new TextTower(networks, session, file, inputs, output, length);
    } catch (OrtException | TenshotException e) {
      Closing.after(session, e);
      throw e instanceof TenshotException known
          ? known
          : new TenshotException(file + " cannot be used: " + Networks.firstLine(e), e);
    }
  }

  private static Inputs inputs(Path file, Map<String, NodeInfo> nodes) throws TenshotException {
    List<Input> ids = new ArrayList<>();
    @Nullable Input mask = null;
    boolean pictures = false;
    for (NodeInfo node : nodes.values()) {
      if (!(node.getInfo() instanceof TensorInfo tensor)) {
        continue;
      }
      pictures |= tensor.getShape().length == 4;
      boolean whole = tensor.type == OnnxJavaType.INT64 || tensor.type == OnnxJavaType.INT32;
      if (whole && tensor.getShape().length == 2) {
        Input input = new Input(node.getName(), tensor.type, tensor.getShape());
        if (node.getName().equals(MASK)) {
          mask = input;
        } else {
          ids.add(input);
        }
      }
    }
    if (ids.size() == 1 && nodes.size() == (mask == null ? 1 : 2)) {
      return new Inputs(ids.getFirst(), mask);
    }
    throw new TenshotException(
        file
            + (ids.isEmpty() && pictures
                ? " takes pictures, not texts: were the picture and the text file swapped?"
                : " takes "
                    + nodes.keySet()
                    + ", and a text encoder takes token ids and perhaps an attention_mask: export"
                    + " the two halves of the encoder apart."));
  }

  private static void checkShape(Path file, long[] shape, int length) throws TenshotException {
    if ((shape[0] != 1 && shape[0] >= 0) || (shape[1] != length && shape[1] >= 0)) {
      throw new TenshotException(
          file
              + " takes token ids of the shape "
              + java.util.Arrays.toString(shape)
              + ", and texts have "
              + length
              + " tokens: copy config.json and the file of the same encoder.");
    }
  }

  /// Embeds texts by their padded ids.
  ///
  /// @param texts `length` ids each
  /// @param used how many of the ids are not padding, text by text
  List<Embedding> encode(List<long[]> texts, int[] used) throws TenshotException {
    int batch = ids.shape()[0] == 1 ? 1 : BATCH;
    List<Embedding> embeddings = new ArrayList<>(texts.size());
    for (int from = 0; from < texts.size(); from += batch) {
      int to = Math.min(from + batch, texts.size());
      embeddings.addAll(run(texts.subList(from, to), java.util.Arrays.copyOfRange(used, from, to)));
    }
    return embeddings;
  }

  private List<Embedding> run(List<long[]> texts, int[] used) throws TenshotException {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      inputs.put(ids.name(), tensor(texts, ids.type()));
      Input masked = mask;
      if (masked != null) {
        inputs.put(masked.name(), tensor(masks(used), masked.type()));
      }
      try (OrtSession.Result result =
          session.run(inputs, java.util.Set.of(output.name()), options)) {
        return output.read(result, texts.size());
      }
    } catch (OrtException e) {
      throw new TenshotException(file + " failed on a text: " + Networks.firstLine(e), e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private List<long[]> masks(int[] used) {
    List<long[]> masks = new ArrayList<>(used.length);
    for (int tokens : used) {
      long[] mask = new long[length];
      java.util.Arrays.fill(mask, 0, tokens, 1);
      masks.add(mask);
    }
    return masks;
  }

  private OnnxTensor tensor(List<long[]> rows, OnnxJavaType type) throws OrtException {
    long[] shape = {rows.size(), length};
    ByteBuffer memory =
        ByteBuffer.allocateDirect(rows.size() * length * Long.BYTES).order(ByteOrder.nativeOrder());
    if (type == OnnxJavaType.INT64) {
      LongBuffer values = memory.asLongBuffer();
      rows.forEach(values::put);
      return OnnxTensor.createTensor(environment, values.flip(), shape);
    }
    IntBuffer values = memory.asIntBuffer();
    for (long[] row : rows) {
      for (long id : row) {
        values.put(Math.toIntExact(id));
      }
    }
    return OnnxTensor.createTensor(environment, values.flip(), shape);
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
