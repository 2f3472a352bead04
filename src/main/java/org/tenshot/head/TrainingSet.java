package org.tenshot.head;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.ProductClass;

/// All that a head may learn from. The order of the examples must not matter to what is learnt,
/// except for rounding.
///
/// @param encoder which made every embedding
/// @param classes at least two, in the product's order; a class may be without examples
/// @param examples at least one
/// @param texts what the prompts say of each class; null where there are none
public record TrainingSet(
    EncoderId encoder,
    List<ProductClass> classes,
    List<Example> examples,
    @Nullable ZeroShotHead texts) {

  /// @throws IllegalArgumentException if a label names no class, an embedding is of another length,
  ///   or the texts belong to another encoder or other classes
  public TrainingSet {
    classes = List.copyOf(classes);
    examples = List.copyOf(examples);
    require(classes.size() >= 2, "a head tells at least two classes apart");
    require(!examples.isEmpty(), "there is nothing to learn from");
    for (Example example : examples) {
      require(
          example.label() >= 0 && example.label() < classes.size(),
          "label " + example.label() + " names none of the classes " + classes);
      require(
          example.embedding().dimension() == encoder.dimension(),
          "an embedding of %d components among those of %s"
              .formatted(example.embedding().dimension(), encoder));
    }
    if (texts != null) {
      require(texts.encoder().equals(encoder), "the texts were embedded by " + texts.encoder());
      require(
          texts.classes().equals(classes),
          "the texts describe " + texts.classes() + ", not " + classes);
    }
  }

  /// How many examples each class has.
  public int[] counts() {
    int[] counts = new int[classes.size()];
    examples.forEach(example -> counts[example.label()]++);
    return counts;
  }

  /// The same without some of the examples.
  TrainingSet with(List<Example> others) {
    return new TrainingSet(encoder, classes, others, texts);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
