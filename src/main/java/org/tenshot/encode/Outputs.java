package org.tenshot.encode;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// Finds the output of a network that is the embedding, and reads embeddings from it.
///
/// @param file for errors
/// @param name of the output
record Outputs(Path file, String name) {

  /// Finds the embedding among the outputs: the one that the pack names, else one of the names that
  /// exporters give it, else the only table of numbers.
  ///
  /// @param usual names that exporters use, best first
  static Outputs find(Path file, OrtSession session, Optional<String> named, List<String> usual)
      throws TenshotException {
    Map<String, NodeInfo> all = infos(file, session);
    if (named.isPresent()) {
      if (!all.containsKey(named.get())) {
        throw new TenshotException(
            file
                + " has no output "
                + named.get()
                + ", which outputs.image of encoder.json names; it has "
                + all.keySet()
                + ".");
      }
      return new Outputs(file, named.get());
    }
    for (String name : usual) {
      if (all.containsKey(name)) {
        return new Outputs(file, name);
      }
    }
    List<String> tables =
        all.entrySet().stream().filter(e -> isTable(e.getValue())).map(Map.Entry::getKey).toList();
    if (tables.size() != 1) {
      throw new TenshotException(
          file
              + " has no output that is clearly the embedding; it has "
              + all.keySet()
              + ": name it as outputs.image in encoder.json, or export the file again with the"
              + " projection.");
    }
    return new Outputs(file, tables.getFirst());
  }

  private static Map<String, NodeInfo> infos(Path file, OrtSession session)
      throws TenshotException {
    try {
      return session.getOutputInfo();
    } catch (OrtException e) {
      throw new TenshotException(
          file + " does not say what it answers: " + Networks.firstLine(e), e);
    }
  }

  private static boolean isTable(NodeInfo info) {
    return info.getInfo() instanceof TensorInfo tensor
        && (tensor.type == OnnxJavaType.FLOAT || tensor.type == OnnxJavaType.FLOAT16)
        && tensor.getShape().length == 2;
  }

  /// The embeddings of a run, one a row, brought to unit length.
  ///
  /// @throws TenshotException if the answer has another shape or holds something that is no number
  List<Embedding> read(OrtSession.Result result, int count) throws TenshotException {
    if (!(result.get(name).orElse(null) instanceof OnnxTensor tensor)) {
      throw new TenshotException(file + ": output " + name + " is no table of numbers.");
    }
    long[] shape = tensor.getInfo().getShape();
    FloatBuffer values = tensor.getFloatBuffer();
    if (shape.length != 2 || shape[0] != count || shape[1] < 2 || values == null) {
      throw new TenshotException(
          file
              + ": output "
              + name
              + " answered with the shape "
              + java.util.Arrays.toString(shape)
              + " to "
              + count
              + " inputs, where one row each was due: it is not the embedding.");
    }
    List<Embedding> embeddings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      float[] row = new float[(int) shape[1]];
      values.get(row);
      embeddings.add(unit(row));
    }
    return embeddings;
  }

  private Embedding unit(float[] row) throws TenshotException {
    try {
      return Embedding.normalised(row);
    } catch (IllegalArgumentException e) {
      throw new TenshotException(
          Saying.of(
              "encoder.no-embedding",
              "{0} answered with something that is no embedding ({1}): check the pack with `encoders verify`.",
              file,
              e.getMessage()),
          e);
    }
  }
}
