package org.tenshot.ui.teach;

import java.util.List;
import java.util.Map;
import org.tenshot.domain.ProductClass;

/// What is taught.
///
/// @param product its name for people
/// @param classes in the product's order
/// @param shots how many shots each class has, by its name
/// @param judgedBy what judges now, in words
/// @param versions newest first
public record TeachFacts(
    String product,
    List<ProductClass> classes,
    Map<String, Integer> shots,
    String judgedBy,
    List<HeadVersion> versions) {

  public TeachFacts {
    classes = List.copyOf(classes);
    shots = Map.copyOf(shots);
    versions = List.copyOf(versions);
  }

  /// How many shots a class has.
  int shotsOf(ProductClass own) {
    return shots.getOrDefault(own.name(), 0);
  }
}
