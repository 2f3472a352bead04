package org.tenshot.encode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.TenshotException;

/// The output of a picture encoder that holds an embedding for each patch, row by row.
///
/// @param file for errors
/// @param name of the output
record PatchOutput(Path file, String name) {

  /// The output that the pack names as `outputs.patches`; nothing where it names none.
  static Optional<PatchOutput> find(Path file, OrtSession session, Optional<String> named)
      throws TenshotException {
    try {
      if (named.isPresent() && !session.getOutputNames().contains(named.get())) {
        throw new TenshotException(
            file
                + " has no output "
                + named.get()
                + ", which outputs.patches of encoder.json names; it has "
                + session.getOutputInfo().keySet()
                + ".");
      }
    } catch (OrtException e) {
      throw new TenshotException(
          file + " does not say what it answers: " + Networks.firstLine(e), e);
    }
    return named.map(name -> new PatchOutput(file, name));
  }

  /// The patches of each picture of a run, each brought to unit length.
  ///
  /// @throws TenshotException if the answer is no square of patches, or holds something that is no
  ///   number
  List<PatchGrid> read(OrtSession.Result result, int count) throws TenshotException {
    if (!(result.get(name).orElse(null) instanceof OnnxTensor tensor)) {
      throw new TenshotException(file + ": output " + name + " is no table of numbers.");
    }
    long[] shape = tensor.getInfo().getShape();
    FloatBuffer buffer = tensor.getFloatBuffer();
    int side = shape.length == 3 ? (int) Math.round(Math.sqrt(shape[1])) : 0;
    if (buffer == null || side < 1 || shape[0] != count || (long) side * side != shape[1]) {
      throw new TenshotException(
          file
              + ": output "
              + name
              + " answered with the shape "
              + Arrays.toString(shape)
              + ", where "
              + count
              + " x patches x components with a square number of patches was due.");
    }
    int dimension = (int) shape[2];
    List<PatchGrid> grids = new ArrayList<>(count);
    for (int picture = 0; picture < count; picture++) {
      float[] values = new float[side * side * dimension];
      buffer.get(values);
      for (int from = 0; from < values.length; from += dimension) {
        normalise(values, from, dimension);
      }
      grids.add(new PatchGrid(side, side, dimension, values));
    }
    return grids;
  }

  private void normalise(float[] values, int from, int dimension) throws TenshotException {
    double sum = 0;
    for (int i = from; i < from + dimension; i++) {
      sum += (double) values[i] * values[i];
    }
    double length = Math.sqrt(sum);
    if (!(length > 1e-12) || Double.isInfinite(length)) {
      throw new TenshotException(
          file
              + ": output "
              + name
              + " holds a patch without a direction: check the pack with `encoders verify`.");
    }
    for (int i = from; i < from + dimension; i++) {
      values[i] = (float) (values[i] / length);
    }
  }
}
