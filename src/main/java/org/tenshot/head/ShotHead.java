package org.tenshot.head;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Score;

/// A head learnt from shots: margins that became probabilities by looking at shots that were left
/// out.
///
/// Every class is asked against the rest with one slope and one offset for all (there are too few
/// shots for more), and the answers are divided by their sum, and are never surer than the number
/// of shots allows ({@link Humility}).
final class ShotHead implements Head {

  private final String version;
  private final EncoderId encoder;
  private final List<ProductClass> classes;
  private final Margins margins;
  private final Platt platt;
  private final Humility humility;
  private final Saying why;
  private final Novelty novelty;

  private ShotHead(String kind, TrainingSet set, Margins margins, double[][] leftOut, String why) {
    this.why = Saying.english(why);
    this.novelty = Novelty.of(set);
    this.encoder = set.encoder();
    this.classes = set.classes();
    this.margins = margins;
    this.platt = fit(set, leftOut);
    this.humility = Humility.of(set);
    this.version = kind + "/" + hash(kind, set, leftOut).digits();
  }

  /// Trains on all examples, and for the probabilities again and again without some.
  ///
  /// @param mostParts how often it may train again: with more groups, several are left out at a
  ///   time
  static ShotHead of(
      String kind, TrainingSet set, int mostParts, Function<TrainingSet, Margins> way) {
    double[][] leftOut = leaveOut(set, mostParts, way);
    return new ShotHead(kind, set, way.apply(set), leftOut, kind + " on the shots");
  }

  /// With margins of the examples that the caller computed from heads that had not seen them.
  ///
  /// @param leftOut `[example][class]`
  /// @param why how it was chosen, in words
  static ShotHead of(
      String kind, TrainingSet set, Margins margins, double[][] leftOut, String why) {
    return new ShotHead(kind, set, margins, leftOut, why);
  }

  /// The margins of every example from a head that saw nothing of its group.
  private static double[][] leaveOut(
      TrainingSet set, int mostParts, Function<TrainingSet, Margins> way) {
    double[][] margins = new double[set.examples().size()][];
    for (List<Integer> part : parts(set, mostParts)) {
      List<Example> others = new ArrayList<>(set.examples());
      part.stream().sorted(Collections.reverseOrder()).forEach(i -> others.remove((int) i));
      if (others.isEmpty()) {
        part.forEach(i -> margins[i] = new double[set.classes().size()]);
        continue;
      }
      Margins without = way.apply(set.with(others));
      for (int i : part) {
        margins[i] = without.of(set.examples().get(i).embedding().values());
      }
    }
    return margins;
  }

  /// Examples that are left out together: whole groups, and of every class as equally many as
  /// possible.
  private static List<List<Integer>> parts(TrainingSet set, int most) {
    Map<Integer, List<Integer>> groups = new TreeMap<>();
    for (int i = 0; i < set.examples().size(); i++) {
      groups.computeIfAbsent(set.examples().get(i).group(), any -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> all = new ArrayList<>(groups.values());
    all.sort(Comparator.comparingInt(own -> set.examples().get(own.getFirst()).label()));
    List<List<Integer>> parts = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i < most) {
        parts.add(new ArrayList<>());
      }
      parts.get(i % most).addAll(all.get(i));
    }
    return parts;
  }

  private static Platt fit(TrainingSet set, double[][] leftOut) {
    int classes = set.classes().size();
    double[] flat = new double[leftOut.length * classes];
    boolean[] positive = new boolean[flat.length];
    for (int i = 0; i < leftOut.length; i++) {
      for (int k = 0; k < classes; k++) {
        flat[i * classes + k] = leftOut[i][k];
        positive[i * classes + k] = set.examples().get(i).label() == k;
      }
    }
    return Platt.fit(flat, positive);
  }

  private static ContentHash hash(String kind, TrainingSet set, double[][] leftOut) {
    ContentHash hash = ContentHash.of(set.encoder(), set.classes());
    hash.add(kind);
    hash.add(Humility.RULE);
    for (int i = 0; i < leftOut.length; i++) {
      Example example = set.examples().get(i);
      hash.add(example.label());
      hash.add(example.embedding().values());
      hash.add(leftOut[i]);
    }
    ZeroShotHead texts = set.texts();
    hash.add(texts == null ? "" : texts.version());
    return hash;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public EncoderId encoder() {
    return encoder;
  }

  @Override
  public List<ProductClass> classes() {
    return classes;
  }

  @Override
  public Score score(Embedding embedding) {
    if (embedding.dimension() != encoder.dimension()) {
      throw new IllegalArgumentException(
          "an embedding of %d components for a head of encoder %s, which makes %d"
              .formatted(embedding.dimension(), encoder, encoder.dimension()));
    }
    double[] probabilities = margins.of(embedding.values());
    double sum = 0;
    for (int k = 0; k < probabilities.length; k++) {
      probabilities[k] = platt.probability(probabilities[k]);
      sum += probabilities[k];
    }
    for (int k = 0; k < probabilities.length; k++) {
      probabilities[k] /= sum;
    }
    humility.on(probabilities);
    double unusual = novelty.of(embedding.values());
    return Scores.of(classes, probabilities, unusual > 1 ? Novelty.WHY : why, unusual);
  }
}
