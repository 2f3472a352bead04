package org.tenshot.ui.teach;

import java.util.List;
import java.util.Map;
import org.tenshot.domain.ProductClass;

/// What the prompts say of a class.
///
/// @param productClass the class
/// @param descriptions whole sentences, which a person may change
/// @param others how many texts more the profile's templates and words make
public record ClassDescriptions(ProductClass productClass, List<String> descriptions, int others) {

  public ClassDescriptions {
    descriptions = List.copyOf(descriptions);
  }

  /// The same with the sentences of its class, where there are any among these.
  ClassDescriptions with(Map<String, List<String>> others) {
    return new ClassDescriptions(
        productClass, others.getOrDefault(productClass.name(), descriptions), this.others);
  }
}
