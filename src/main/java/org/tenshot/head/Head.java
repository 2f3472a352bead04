package org.tenshot.head;

import java.util.List;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Score;
import org.tenshot.domain.SeenPicture;

/// Turns an embedding into class probabilities. Immutable, so any thread may ask.
public interface Head {

  /// Kind and content in a short name that the log keeps, such as `zero-shot/5e1c0a7b`. Equal
  /// versions score equally.
  String version();

  /// The only encoder whose embeddings this head can score.
  EncoderId encoder();

  /// The classes in the product's order.
  List<ProductClass> classes();

  /// The probability of every class for one picture.
  ///
  /// @throws IllegalArgumentException if the embedding has another dimension than the encoder's
  Score score(Embedding embedding);

  /// True if it also wants to see a picture patch by patch.
  default boolean looksAtPatches() {
    return false;
  }

  /// The same with what the encoder saw patch by patch. A head that does not look at patches, and
  /// one that gets none, judges the picture as a whole.
  ///
  /// @throws IllegalArgumentException if the embedding has another dimension than the encoder's
  default Score score(SeenPicture seen) {
    return score(seen.whole());
  }
}
