package org.tenshot.camera.aravis;

/// A picture behind a filter of red, green and blue squares. What a pixel did not measure is the
/// mean of its nearest neighbours that did (bilinear); at the edges the picture is mirrored, which
/// keeps the pattern.
///
/// @param data one byte a pixel
/// @param redX column of the first red pixel, 0 or 1
/// @param redY row of the first red pixel, 0 or 1
record Bayer(int width, int height, byte[] data, int redX, int redY) {

  byte[] rgb() {
    byte[] rgb = new byte[data.length * 3];
    for (int y = 0; y < height; y++) {
      int row = y * width;
      int up = mirrored(y - 1, height) * width;
      int down = mirrored(y + 1, height) * width;
      boolean redRow = (y & 1) == redY;
      for (int x = 0; x < width; x++) {
        int left = mirrored(x - 1, width);
        int right = mirrored(x + 1, width);
        int own = at(row + x);
        int beside = at(row + left) + at(row + right);
        int above = at(up + x) + at(down + x);
        int to = 3 * (row + x);
        // In a row of red, green and red alternate; in the others, green and blue.
        boolean green = redRow == ((x & 1) != redX);
        int rowColour = green ? (beside + 1) / 2 : own;
        int otherColour = green ? (above + 1) / 2 : (corners(up, down, left, right) + 2) / 4;
        rgb[to + (redRow ? 0 : 2)] = (byte) rowColour;
        rgb[to + 1] = (byte) (green ? own : (beside + above + 2) / 4);
        rgb[to + (redRow ? 2 : 0)] = (byte) otherColour;
      }
    }
    return rgb;
  }

  private int corners(int up, int down, int left, int right) {
    return at(up + left) + at(up + right) + at(down + left) + at(down + right);
  }

  private int at(int index) {
    return data[index] & 0xFF;
  }

  private static int mirrored(int index, int size) {
    int inside = index < 0 ? -index : index >= size ? 2 * size - 2 - index : index;
    return Math.max(0, Math.min(size - 1, inside));
  }
}
