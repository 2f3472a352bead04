package org.tenshot.domain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A sha256 over values in their order, texts by their characters of 16 bits. Lengths stand in
/// front, so that `ab, c` is not `a, bc`.
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
    add(text.length());
    for (int i = 0; i < text.length(); i++) {
      digest.update((byte) (text.charAt(i) >> Byte.SIZE));
      digest.update((byte) text.charAt(i));
    }
    return this;
  }

  Fingerprint add(long number) {
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      digest.update((byte) (number >> shift));
    }
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
