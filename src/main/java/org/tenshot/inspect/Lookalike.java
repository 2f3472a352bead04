package org.tenshot.inspect;

import org.tenshot.domain.Embedding;
import org.tenshot.domain.Measures;
import org.tenshot.domain.Usual;

/// Another product that may lie under the lens by mistake.
///
/// @param product its name
/// @param usual what its good parts look like to the line's encoder; its mean embedding is known
public record Lookalike(String product, Usual usual) {

  /// Deviations from its own good parts up to which a picture may be one of a product.
  private static final double LIKE = 3;

  /// True if a picture is plainly one of this product and not of the one that is active: nearer to
  /// this one's good parts, as near as these are, and farther from the active one's than they are.
  boolean shows(Embedding picture, Usual active) {
    Embedding own = usual.good();
    Embedding other = active.good();
    Usual.Spread mine = usual.spreads().get(Measures.Kind.LIKENESS);
    Usual.Spread theirs = active.spreads().get(Measures.Kind.LIKENESS);
    return own != null
        && other != null
        && mine != null
        && theirs != null
        && picture.cosine(own) > picture.cosine(other)
        && mine.above(Usual.unlike(picture, own)) < LIKE
        && theirs.above(Usual.unlike(picture, other)) > LIKE;
  }

  /// How near a picture is to its good parts, -1..1.
  double cosine(Embedding picture) {
    Embedding own = usual.good();
    return own == null ? -1 : own.cosine(picture);
  }
}
