package org.tenshot.ui.teach;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ProductClass;

/// What is taught.
///
/// @param product its name for people
/// @param classes in the product's order
/// @param shots how many shots each class has, by its name
/// @param judging number of the head that judges now; null for the prompts alone
/// @param versions newest first
public record TeachFacts(
    String product,
    List<ProductClass> classes,
    Map<String, Integer> shots,
    @Nullable Long judging,
    List<HeadVersion> versions) {

  public TeachFacts {
    classes = List.copyOf(classes);
    shots = Map.copyOf(shots);
    versions = List.copyOf(versions);
  }

  /// The same with so many more shots of a class, or fewer.
  TeachFacts counting(String className, int more) {
    Map<String, Integer> counted = new HashMap<>(shots);
    counted.merge(className, more, Integer::sum);
    return new TeachFacts(product, classes, counted, judging, versions);
  }

  /// How many shots a class has.
  int shotsOf(ProductClass own) {
    return shots.getOrDefault(own.name(), 0);
  }
}
