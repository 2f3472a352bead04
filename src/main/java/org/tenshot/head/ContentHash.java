package org.tenshot.head;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.ProductClass;

/// A short name for what a head consists of, so that the log can say years later which one it was.
final class ContentHash {

  private static final int DIGITS = 12;

  private final MessageDigest digest;

  private ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Begins with nothing.
  static ContentHash empty() {
    return new ContentHash();
  }

  /// Begins with what all heads have: their encoder and their classes.
  static ContentHash of(EncoderId encoder, List<ProductClass> classes) {
    ContentHash hash = new ContentHash();
    hash.add(encoder.name());
    hash.add(encoder.sha256());
    hash.add(encoder.precision().name());
    hash.add(encoder.preprocessing());
    hash.add(encoder.dimension());
    for (ProductClass one : classes) {
      hash.add(one.name());
      hash.add(one.kind().name());
    }
    return hash;
  }

  /// The first twelve hexadecimal digits; ends the hash.
  String digits() {
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  /// The length in front keeps neighbouring texts apart.
  void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    digest.update(bytes);
  }

  void add(long number) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  void add(double[] numbers) {
    add(numbers.length);
    for (double number : numbers) {
      add(Double.doubleToLongBits(number));
    }
  }

  void add(float[] numbers) {
    add(numbers.length);
    for (float number : numbers) {
      add(Float.floatToIntBits(number));
    }
  }
}
