package org.tenshot.domain;

/// Which encoder made an embedding: two embeddings may be compared only if these are equal.
///
/// @param name the pack's id, such as `surface-s`
/// @param sha256 of the picture encoder's file, 64 hexadecimal digits
/// @param precision of that file
/// @param preprocessing version of the way from pixels to tensor
/// @param dimension components of an embedding
public record EncoderId(
    String name, String sha256, Precision precision, int preprocessing, int dimension) {

  /// Short and unmistakable, for tables, logs and the screen: `surface-s/fp32/1a2b3c4d`.
  @Override
  public String toString() {
    return name
        + "/"
        + precision.name().toLowerCase(java.util.Locale.ROOT)
        + "/"
        + sha256.substring(0, Math.min(8, sha256.length()));
  }
}
