package org.tenshot.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/// Embeddings as 16-bit floating point (IEEE 754 binary16), little-endian: half the space.
///
/// A component of 6.1e-5 or more is off by at most one part in 2048, a smaller one by at most 3e-8.
/// Two unit vectors keep their cosine to better than 1e-3, in practice 1e-5; verdicts are never
/// made from a stored vector.
final class Half {

  private Half() {}

  /// Two bytes a component.
  static byte[] encode(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Short.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putShort(Float.floatToFloat16(value));
    }
    return bytes.array();
  }

  /// The components as they were stored; the length may differ from 1 by the rounding.
  static float[] decode(byte[] bytes) {
    ShortBuffer halves = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    float[] values = new float[halves.remaining()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.float16ToFloat(halves.get(i));
    }
    return values;
  }
}
