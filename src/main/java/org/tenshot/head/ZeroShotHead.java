package org.tenshot.head;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Score;
import org.tenshot.domain.View;

/// Scores pictures by texts alone, as CLIP does (Radford et al., "Learning Transferable Visual
/// Models From Natural Language Supervision", 2021, sections 3.1.2 and 3.1.4, "Prompt engineering
/// and ensembling"): the unit embeddings of a class's texts are averaged and normalised, and the
/// probabilities are the softmax of logit scale times cosine.
public final class ZeroShotHead implements Head {

  private final EncoderId encoder;
  private final double logitScale;
  private final List<DescribedClass> described;
  private final List<ProductClass> classes;
  private final String version;
  private final int dimension;

  /// Judges picture by picture; null where this does.
  private final @Nullable TiledHead tiled;

  /// One prototype behind the other, in the order of the classes.
  private final double[] prototypes;

  /// Every text embedding behind the other, in the order of classes and texts.
  private final float[] textValues;

  private final List<String> texts;

  /// Class -> index of its first text; one more entry for the end.
  private final int[] firstText;

  /// A class with its texts and what the encoder made of them.
  ///
  /// @param productClass the class
  /// @param texts at least one
  /// @param embeddings one for each text, in the same order
  public record DescribedClass(
      ProductClass productClass, List<String> texts, List<Embedding> embeddings) {

    public DescribedClass {
      texts = List.copyOf(texts);
      embeddings = List.copyOf(embeddings);
      if (texts.isEmpty() || texts.size() != embeddings.size()) {
        throw new IllegalArgumentException(
            "class %s has %d texts and %d embeddings"
                .formatted(productClass.name(), texts.size(), embeddings.size()));
      }
    }
  }

  /// @param encoder which made the embeddings
  /// @param logitScale its factor between cosine and logit, above 0
  /// @param described the classes in the product's order, at least one good one, none twice
  /// @throws IllegalArgumentException if any of this does not hold, or if the texts of a class
  ///   cancel each other out
  public ZeroShotHead(EncoderId encoder, double logitScale, List<DescribedClass> described) {
    require(
        logitScale > 0 && Double.isFinite(logitScale),
        "the logit scale must be a number above 0, not " + logitScale);
    this.encoder = encoder;
    this.logitScale = logitScale;
    this.described = List.copyOf(described);
    this.classes = described.stream().map(DescribedClass::productClass).toList();
    this.texts = described.stream().flatMap(one -> one.texts().stream()).toList();
    this.firstText = firstTexts(described);
    require(classes.stream().anyMatch(one -> one.kind() == ClassKind.GOOD), "no class is good");
    Set<String> names = new HashSet<>();
    classes.forEach(one -> require(names.add(one.name()), "class twice: " + one.name()));

    this.dimension = encoder.tile().dimension();
    this.prototypes = new double[classes.size() * dimension];
    this.textValues = new float[texts.size() * dimension];
    int text = 0;
    for (int i = 0; i < classes.size(); i++) {
      for (Embedding embedding : described.get(i).embeddings()) {
        requireDimension(embedding);
        System.arraycopy(embedding.values(), 0, textValues, text++ * dimension, dimension);
      }
      average(i);
    }
    ContentHash hash = ContentHash.of(encoder, classes);
    hash.add(Double.doubleToLongBits(logitScale));
    for (DescribedClass one : described) {
      // The embeddings follow from encoder and texts.
      hash.add(one.texts().size());
      one.texts().forEach(hash::add);
    }
    this.version = "zero-shot/" + hash.digits();
    this.tiled =
        encoder.view() instanceof View.Tiles tiles ? new TiledHead(encoder, tiles, ofTile()) : null;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public EncoderId encoder() {
    return encoder;
  }

  /// The same for a single tile of a picture; this itself where pictures are seen at once.
  ZeroShotHead ofTile() {
    return encoder.view().tiles() == 1
        ? this
        : new ZeroShotHead(encoder.tile(), logitScale, described);
  }

  /// The classes with their texts.
  List<DescribedClass> described() {
    return described;
  }

  /// The factor between a cosine and a logit.
  double logitScale() {
    return logitScale;
  }

  @Override
  public List<ProductClass> classes() {
    return classes;
  }

  /// As the interface says. The reason is a text of the kind that is most probable as a whole,
  /// because verdicts go by kind: of the best class of that kind, the text closest to the picture.
  @Override
  public Score score(Embedding embedding) {
    if (tiled != null) {
      return tiled.score(embedding);
    }
    requireDimension(embedding);
    double[] probabilities = probabilities(embedding.values());
    String closest = closestText(embedding.values(), leading(probabilities));
    return Scores.of(classes, probabilities, Saying.english(closest), 0);
  }

  /// The probability of every class for a unit vector of the encoder: of a picture, of a tile, or
  /// of a patch.
  public double[] probabilities(float[] unit) {
    double[] probabilities = new double[classes.size()];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = logitScale * cosine(unit, prototypes, i);
    }
    Vectors.softmax(probabilities);
    return probabilities;
  }

  /// The most probable class of the most probable kind.
  private int leading(double[] probabilities) {
    double[] byKind = new double[ClassKind.values().length];
    for (int i = 0; i < probabilities.length; i++) {
      byKind[classes.get(i).kind().ordinal()] += probabilities[i];
    }
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      double kindGain =
          byKind[classes.get(i).kind().ordinal()] - byKind[classes.get(best).kind().ordinal()];
      boolean sameKind = classes.get(i).kind() == classes.get(best).kind();
      if (sameKind ? probabilities[i] > probabilities[best] : kindGain > 0) {
        best = i;
      }
    }
    return best;
  }

  private String closestText(float[] picture, int productClass) {
    int closest = firstText[productClass];
    double highest = Double.NEGATIVE_INFINITY;
    for (int text = firstText[productClass]; text < firstText[productClass + 1]; text++) {
      double cosine = 0;
      for (int i = 0, at = text * picture.length; i < picture.length; i++, at++) {
        cosine += (double) picture[i] * textValues[at];
      }
      if (cosine > highest) {
        highest = cosine;
        closest = text;
      }
    }
    return texts.get(closest);
  }

  private static double cosine(float[] picture, double[] rows, int row) {
    double sum = 0;
    for (int i = 0, at = row * picture.length; i < picture.length; i++, at++) {
      sum += picture[i] * rows[at];
    }
    return sum;
  }

  private void average(int productClass) {
    int row = productClass * dimension;
    for (int text = firstText[productClass]; text < firstText[productClass + 1]; text++) {
      for (int i = 0; i < dimension; i++) {
        prototypes[row + i] += textValues[text * dimension + i];
      }
    }
    double squares = 0;
    for (int i = 0; i < dimension; i++) {
      squares += prototypes[row + i] * prototypes[row + i];
    }
    double length = Math.sqrt(squares);
    require(
        length > 1e-6,
        "the texts of class " + classes.get(productClass).name() + " cancel each other out");
    for (int i = 0; i < dimension; i++) {
      prototypes[row + i] /= length;
    }
  }

  private static int[] firstTexts(List<DescribedClass> described) {
    int[] first = new int[described.size() + 1];
    for (int i = 0; i < described.size(); i++) {
      first[i + 1] = first[i] + described.get(i).texts().size();
    }
    return first;
  }

  private void requireDimension(Embedding embedding) {
    require(
        embedding.dimension() == dimension,
        "an embedding of %d components for a head of encoder %s, which makes %d"
            .formatted(embedding.dimension(), encoder, dimension));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
