package org.tenshot.domain;

import java.util.Optional;

/// Which encoder made an embedding: two embeddings may be compared only if these are equal.
///
/// @param name the pack's id, such as `surface-s`, and the view where it is not the pack's own:
///   `surface-s@letterbox`
/// @param sha256 of the picture encoder's file, 64 hexadecimal digits
/// @param precision of that file
/// @param preprocessing version of the way from pixels to tensor
/// @param dimension components of an embedding
public record EncoderId(
    String name, String sha256, Precision precision, int preprocessing, int dimension) {

  /// Stands between the pack's id and the view in a name; no pack's id holds it.
  private static final String SEEING = "@";

  /// How pictures are shown to it.
  public View view() {
    int at = name.lastIndexOf(SEEING);
    return (at < 0 ? Optional.<View>empty() : View.of(name.substring(at + 1)))
        .orElse(View.Plain.ENCODER);
  }

  /// The same encoder where pictures are shown to it in another way. With tiles an embedding is
  /// that of all tiles ({@link Embedding#stacked}).
  public EncoderId seeing(View other) {
    View own = view();
    String pack = own == View.Plain.ENCODER ? name : name.substring(0, name.lastIndexOf(SEEING));
    return new EncoderId(
        other == View.Plain.ENCODER ? pack : pack + SEEING + other.text(),
        sha256,
        precision,
        preprocessing,
        dimension / own.tiles() * other.tiles());
  }

  /// What makes the embedding of a single tile, which is a region seen as a whole; this itself
  /// where there are no tiles.
  public EncoderId tile() {
    return view().tiles() > 1 ? seeing(View.Plain.WHOLE) : this;
  }

  /// What keeps a head of this encoder from judging what another one sees, to stand after the
  /// head's name.
  public String unlike(EncoderId running) {
    return seeing(View.Plain.ENCODER).equals(running.seeing(View.Plain.ENCODER))
        ? "was taught with view %s, and the profile says %s"
            .formatted(view().text(), running.view().text())
        : "was taught with encoder " + this + ", and " + running + " runs";
  }

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
