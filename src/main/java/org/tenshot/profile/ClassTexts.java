package org.tenshot.profile;

import java.util.List;
import org.tenshot.domain.ProductClass;

/// One class with the texts that an encoder is to embed for it.
///
/// @param productClass the class
/// @param texts at least one, none twice
public record ClassTexts(ProductClass productClass, List<String> texts) {

  public ClassTexts {
    texts = List.copyOf(texts);
  }
}
