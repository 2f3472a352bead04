package org.tenshot.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A sha256 over values in their order. Lengths stand in front, so that `ab, c` is not `a, bc`.
final class Fingerprint {

  private final MessageDigest digest;

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  Fingerprint add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    digest.update(bytes);
    return this;
  }

  Fingerprint add(long number) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    return this;
  }

  Fingerprint add(double number) {
    return add(Double.doubleToLongBits(number));
  }

  Fingerprint add(List<String> texts) {
    add(texts.size());
    texts.forEach(this::add);
    return this;
  }

  /// Keys in the order of the alphabet: a map has none of its own.
  Fingerprint add(Map<String, List<String>> words) {
    add(words.size());
    new TreeMap<>(words).forEach((key, own) -> add(key).add(own));
    return this;
  }

  /// 64 hexadecimal digits; nothing may be added any more.
  String digits() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
