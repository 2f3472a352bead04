package org.tenshot.encode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/// A picture that every machine makes alike, to see whether an encoder works: waves of other
/// lengths in each colour, and blocks, within the range that normalised pixels have.
final class TestPicture {

  private TestPicture() {}

  static FloatBuffer tensor(int edge) {
    FloatBuffer tensor =
        ByteBuffer.allocateDirect(3 * edge * edge * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (int colour = 0; colour < 3; colour++) {
      for (int y = 0; y < edge; y++) {
        for (int x = 0; x < edge; x++) {
          double wave =
              StrictMath.sin((colour + 1) * 9.0 * x / edge)
                  + StrictMath.cos((4 - colour) * 7.0 * y / edge);
          double block = (x * 8 / edge + y * 8 / edge) % 3 == colour ? 0.6 : -0.3;
          tensor.put((float) (0.7 * wave + block));
        }
      }
    }
    return tensor.flip();
  }
}
