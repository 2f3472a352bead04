package org.tenshot.camera.sim;

import java.util.SplittableRandom;

/// Random fields with smooth variation: value noise (Perlin, SIGGRAPH 1985, in its simplest form)
/// summed over octaves.
final class Noise {

  private static final int LATTICE = 64;

  private final float[] lattice = new float[LATTICE * LATTICE];

  Noise(SplittableRandom random) {
    for (int i = 0; i < lattice.length; i++) {
      lattice[i] = (float) random.nextDouble(-1, 1);
    }
  }

  /// The value at a point, about -1..1; one unit of x and y is the size of the coarsest grain.
  float at(float x, float y) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    float fx = smooth(x - column);
    float fy = smooth(y - row);
    int left = column & (LATTICE - 1);
    int right = (column + 1) & (LATTICE - 1);
    int upper = (row & (LATTICE - 1)) * LATTICE;
    int lower = ((row + 1) & (LATTICE - 1)) * LATTICE;
    float top = lattice[upper + left] + (lattice[upper + right] - lattice[upper + left]) * fx;
    float bottom = lattice[lower + left] + (lattice[lower + right] - lattice[lower + left]) * fx;
    return top + (bottom - top) * fy;
  }

  /// The sum of octaves, each half as coarse and `gain` times as strong as the one before.
  float octaves(float x, float y, int count, float gain) {
    float sum = 0;
    float strength = 1;
    float scale = 1;
    for (int i = 0; i < count; i++) {
      sum += strength * at(x * scale + 17.3f * i, y * scale + 9.1f * i);
      strength *= gain;
      scale *= 2.03f;
    }
    return sum;
  }

  private static float smooth(float t) {
    return t * t * (3 - 2 * t);
  }
}
