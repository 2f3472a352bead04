package org.tenshot.domain;

/// What judges: a part that was judged by another eye may get another verdict.
///
/// @param encoder with its precision and view
/// @param device where it runs
/// @param head its version
/// @param rules what else decides, as {@link Rules#fingerprint} says; empty where nobody knows
public record Eye(EncoderId encoder, Device.Kind device, String head, String rules) {

  /// All of it as 64 hexadecimal digits, for the log: also what {@link EncoderId#toString} leaves
  /// out, such as the version of the way from pixels to tensor.
  public String fingerprint() {
    Fingerprint all = new Fingerprint();
    all.add(encoder.name()).add(encoder.sha256()).add(encoder.precision().name());
    all.add(encoder.preprocessing()).add(encoder.dimension());
    return all.add(device.name()).add(head).add(rules).digits();
  }
}
