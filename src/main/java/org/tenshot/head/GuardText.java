package org.tenshot.head;

import java.util.List;

/// A guard in the file of a head. It is kept as it is, where all else is learnt again: the patches
/// of the shots would take a hundred times the space.
record GuardText(
    String mean, List<String> directions, double farthest, double hottest, double together) {

  /// @throws IllegalArgumentException if it does not fit the encoder, or holds no proper numbers
  PatchGuard guard(int dimension) {
    float[] middle = FloatText.floats(mean);
    float[][] rows = directions.stream().map(FloatText::floats).toArray(float[][]::new);
    boolean proper = middle.length == dimension && farthest > 0 && hottest > 0 && together > 0;
    for (float[] row : rows) {
      proper &= row.length == dimension;
    }
    if (!proper) {
      throw new IllegalArgumentException("a guard for another encoder, or without a scale");
    }
    return new PatchGuard(new GoodSubspace(middle, rows), farthest, hottest, together);
  }
}
