package org.tenshot.head;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/// Numbers as text without loss: Base64 of their bytes, the lowest first.
final class FloatText {

  private FloatText() {}

  static String of(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /// @throws IllegalArgumentException if the text is no Base64
  static float[] floats(String text) {
    ByteBuffer bytes =
        ByteBuffer.wrap(Base64.getDecoder().decode(text)).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }
}
