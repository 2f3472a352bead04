package org.tenshot.head;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
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

  /// The same shots asked for less: only which kind each shows. The prompts of all classes of a
  /// kind describe it together. The set itself where all classes are of one kind.
  public TrainingSet byKind() {
    List<ClassKind> kinds =
        Arrays.stream(ClassKind.values())
            .filter(kind -> classes.stream().anyMatch(own -> own.kind() == kind))
            .toList();
    if (kinds.size() < 2) {
      return this;
    }
    List<ProductClass> merged =
        kinds.stream()
            .map(kind -> new ProductClass(kind.name().toLowerCase(Locale.ROOT), kind))
            .toList();
    List<Example> relabelled =
        examples.stream()
            .map(one -> one.as(kinds.indexOf(classes.get(one.label()).kind())))
            .toList();
    return new TrainingSet(
        encoder, merged, relabelled, texts == null ? null : byKind(texts, merged));
  }

  private static ZeroShotHead byKind(ZeroShotHead texts, List<ProductClass> merged) {
    List<ZeroShotHead.DescribedClass> described = new ArrayList<>();
    for (ProductClass kind : merged) {
      List<String> own = new ArrayList<>();
      List<Embedding> embeddings = new ArrayList<>();
      for (ZeroShotHead.DescribedClass one : texts.described()) {
        if (one.productClass().kind() == kind.kind()) {
          own.addAll(one.texts());
          embeddings.addAll(one.embeddings());
        }
      }
      described.add(new ZeroShotHead.DescribedClass(kind, own, embeddings));
    }
    return new ZeroShotHead(texts.encoder(), texts.logitScale(), described);
  }

  /// The same with other views of a shot as examples of their own, behind the shot.
  TrainingSet flat() {
    return flat(Integer.MAX_VALUE);
  }

  /// The same with as many other views as there is room for: the first one of every shot, then the
  /// second ones.
  ///
  /// @param most examples; the shots themselves all stay
  TrainingSet flat(int most) {
    int[] taken = new int[examples.size()];
    int room = most - examples.size();
    boolean more = true;
    for (int view = 0; more && room > 0; view++) {
      more = false;
      for (int i = 0; i < taken.length && room > 0; i++) {
        if (examples.get(i).views().size() > view) {
          taken[i]++;
          room--;
          more = true;
        }
      }
    }
    List<Example> all = new ArrayList<>();
    for (int i = 0; i < taken.length; i++) {
      Example one = examples.get(i);
      all.add(new Example(one.embedding(), one.label(), one.group(), one.patches()));
      one.views()
          .subList(0, taken[i])
          .forEach(view -> all.add(new Example(view, one.label(), one.group())));
    }
    return with(all);
  }

  /// The same with an even choice of the examples: every class gives the same share of its own, one
  /// at least, in equal steps.
  ///
  /// @param most about so many are kept; all where there are no more
  TrainingSet atMost(int most) {
    if (examples.size() <= most) {
      return this;
    }
    double share = (double) most / examples.size();
    int[] seen = new int[classes.size()];
    List<Example> kept = new ArrayList<>();
    for (Example one : examples) {
      int before = (int) Math.ceil(seen[one.label()] * share);
      seen[one.label()]++;
      if ((int) Math.ceil(seen[one.label()] * share) > before) {
        kept.add(one);
      }
    }
    return with(kept);
  }

  /// The same without some of the examples.
  TrainingSet with(List<Example> others) {
    return new TrainingSet(encoder, classes, others, texts);
  }

  /// The same without what the prompts say.
  TrainingSet withoutTexts() {
    return new TrainingSet(encoder, classes, examples, null);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
