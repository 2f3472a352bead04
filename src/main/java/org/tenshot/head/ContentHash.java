package org.tenshot.head;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.tenshot.domain.EncoderId;

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

  /// The first twelve hexadecimal digits over everything that a zero-shot head's scores depend on;
  /// the embeddings follow from encoder and texts.
  static String of(
      EncoderId encoder, double logitScale, List<ZeroShotHead.DescribedClass> described) {
    ContentHash hash = new ContentHash();
    hash.add(encoder.name());
    hash.add(encoder.sha256());
    hash.add(encoder.precision().name());
    hash.add(encoder.preprocessing());
    hash.add(encoder.dimension());
    hash.add(Double.doubleToLongBits(logitScale));
    for (ZeroShotHead.DescribedClass one : described) {
      hash.add(one.productClass().name());
      hash.add(one.productClass().kind().name());
      hash.add(one.texts().size());
      one.texts().forEach(hash::add);
    }
    return HexFormat.of().formatHex(hash.digest.digest()).substring(0, DIGITS);
  }

  /// The length in front keeps neighbouring texts apart.
  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    digest.update(bytes);
  }

  private void add(long number) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }
}
