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
}
