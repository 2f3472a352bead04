package org.tenshot.camera.sim;

/// Turns colour and relief into what the light makes of them: Lambert's cosine law and Blinn and
/// Phong's highlight (Blinn, SIGGRAPH 1977), with one light from the side and an even one from
/// above.
final class Shading {

  private Shading() {}

  static void light(Canvas canvas, Light light) {
    double slope =
        switch (light.kind()) {
          case BRIGHT_FIELD -> 1.1;
          case DARK_FIELD -> 0.25;
          case RAKING -> 0.45;
          case HOT_SPOT, SHADOW -> 0.9;
        };
    float lx = (float) (Math.cos(light.angle()) * Math.cos(slope));
    float ly = (float) (Math.sin(light.angle()) * Math.cos(slope));
    float lz = (float) Math.sin(slope);
    float even =
        light.kind() == Light.Kind.DARK_FIELD
            ? 0.25f
            : light.kind() == Light.Kind.RAKING ? 0.5f : 0.65f;
    float hx = lx / 2;
    float hy = ly / 2;
    float hz = (lz + 1) / 2;
    float norm = (float) Math.sqrt(hx * hx + hy * hy + hz * hz);
    int size = canvas.size;
    float relief = 224f / size * 0.35f + 0.35f;
    for (int y = 0; y < size; y++) {
      int above = Math.max(0, y - 1) * size;
      int below = Math.min(size - 1, y + 1) * size;
      for (int x = 0; x < size; x++) {
        int at = y * size + x;
        float dx =
            canvas.height[y * size + Math.min(size - 1, x + 1)]
                - canvas.height[y * size + Math.max(0, x - 1)];
        float dy = canvas.height[below + x] - canvas.height[above + x];
        float nx = -dx * relief;
        float ny = -dy * relief;
        float inverse = 1 / (float) Math.sqrt(nx * nx + ny * ny + 1);
        float cosine = Math.max(0, (nx * lx + ny * ly + lz) * inverse) / lz;
        float mirror = (nx * hx + ny * hy + hz) * inverse / norm;
        float highlight = canvas.gloss[at] * shine(mirror) - canvas.gloss[at] * shine(hz / norm);
        float factor = even + (1 - even) * Math.min(cosine, 2.2f);
        canvas.scale(at, factor);
        canvas.add(at, 0.5f * highlight);
      }
    }
  }

  private static float shine(float cosine) {
    float square = cosine * cosine;
    float fourth = square * square;
    float eighth = fourth * fourth;
    return eighth * eighth;
  }
}
