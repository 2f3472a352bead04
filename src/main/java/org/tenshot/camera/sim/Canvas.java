package org.tenshot.camera.sim;

/// The picture while it is drawn: colour, relief and what covers what, one float a pixel.
final class Canvas {

  final int size;
  final float[] red;
  final float[] green;
  final float[] blue;

  /// Relief in pixels, upwards towards the camera.
  final float[] height;

  /// How much of a pixel the part covers, 0..1.
  final float[] cover;

  /// How much of the light comes back as from a mirror, 0..1.
  final float[] gloss;

  /// How much a defect changed the pixel, 0..1.
  final float[] flawed;

  Canvas(int size) {
    this.size = size;
    int pixels = size * size;
    red = new float[pixels];
    green = new float[pixels];
    blue = new float[pixels];
    height = new float[pixels];
    cover = new float[pixels];
    gloss = new float[pixels];
    flawed = new float[pixels];
  }

  /// Mean brightness of the part, 0..1; 0.5 where it covers nothing.
  float meanBrightness() {
    double sum = 0;
    double covered = 1e-6;
    for (int at = 0; at < cover.length; at += 7) {
      sum += cover[at] * brightness(at);
      covered += cover[at];
    }
    return covered < 1 ? 0.5f : (float) (sum / covered);
  }

  /// Mixes a colour in.
  void blend(int at, float share, float r, float g, float b) {
    red[at] += (r - red[at]) * share;
    green[at] += (g - green[at]) * share;
    blue[at] += (b - blue[at]) * share;
  }

  /// Makes a pixel brighter or darker by a factor.
  void scale(int at, float factor) {
    red[at] *= factor;
    green[at] *= factor;
    blue[at] *= factor;
  }

  /// Adds the same to all colours.
  void add(int at, float amount) {
    red[at] += amount;
    green[at] += amount;
    blue[at] += amount;
  }

  /// Notes that a defect changed a pixel.
  void mark(int at, float share) {
    flawed[at] = Math.max(flawed[at], share);
  }

  float brightness(int at) {
    return (red[at] + green[at] + blue[at]) / 3;
  }

  /// The same picture apart from this one.
  Canvas copy() {
    Canvas copy = new Canvas(size);
    copy.become(this);
    return copy;
  }

  /// Takes over all that another canvas of the same size holds.
  void become(Canvas other) {
    float[][] from = other.planes();
    float[][] to = planes();
    for (int i = 0; i < from.length; i++) {
      System.arraycopy(from[i], 0, to[i], 0, from[i].length);
    }
  }

  /// How much the part looks different from before, averaged over the picture, 0..1: colour,
  /// outline, and what a side light makes of the relief.
  double changeSince(Canvas before) {
    double sum = 0;
    for (int at = 1; at < cover.length; at++) {
      float slope = (height[at] - height[at - 1]) - (before.height[at] - before.height[at - 1]);
      float colour =
          Math.abs(red[at] - before.red[at])
              + Math.abs(green[at] - before.green[at])
              + Math.abs(blue[at] - before.blue[at]);
      float outline = Math.abs(cover[at] - before.cover[at]);
      sum +=
          Math.max(cover[at], before.cover[at])
                  * Math.min(1, colour / 3 + 0.1f * Math.min(1, Math.abs(slope)))
              + 0.3f * outline;
    }
    return sum / cover.length;
  }

  private float[][] planes() {
    return new float[][] {red, green, blue, height, cover, gloss, flawed};
  }
}
