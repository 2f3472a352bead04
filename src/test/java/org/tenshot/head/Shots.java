package org.tenshot.head;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Precision;
import org.tenshot.domain.ProductClass;

/// Made-up embeddings for the tests of heads.
final class Shots {

  static final List<ProductClass> THREE =
      List.of(
          new ProductClass("good", ClassKind.GOOD),
          new ProductClass("rust", ClassKind.DEFECT),
          new ProductClass("dent", ClassKind.DEFECT));

  private Shots() {}

  static EncoderId encoder(int dimension) {
    return new EncoderId("made-up", "0".repeat(64), Precision.FP32, 1, dimension);
  }

  /// 24 embeddings of 8 components in three classes, two of them labelled wrongly; the same formula
  /// made the reference values with scikit-learn.
  static TrainingSet formula() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      float[] raw = new float[8];
      double[] exact = new double[8];
      double sum = 0;
      for (int j = 0; j < 8; j++) {
        exact[j] = Math.sin(0.37 * (i + 1) * (j + 1)) + (j % 3 == i % 3 ? 1.2 : 0);
        sum += exact[j] * exact[j];
      }
      for (int j = 0; j < 8; j++) {
        raw[j] = (float) (exact[j] / Math.sqrt(sum));
      }
      int label = i == 5 || i == 10 ? (i + 1) % 3 : i % 3;
      examples.add(new Example(new Embedding(raw), label, i));
    }
    return new TrainingSet(encoder(8), THREE, examples, null);
  }

  /// Four embeddings to ask about.
  static float[][] questions() {
    float[][] questions = new float[4][8];
    for (int i = 0; i < 4; i++) {
      double[] exact = new double[8];
      double sum = 0;
      for (int j = 0; j < 8; j++) {
        exact[j] = Math.cos(0.53 * (i + 1) * (j + 2)) + (j % 3 == i % 3 ? 0.6 : 0);
        sum += exact[j] * exact[j];
      }
      for (int j = 0; j < 8; j++) {
        questions[i][j] = (float) (exact[j] / Math.sqrt(sum));
      }
    }
    return questions;
  }

  /// Clouds around one direction a class.
  ///
  /// @param spread of a cloud compared to the distance between two
  static List<Example> clouds(int perClass, int classes, double spread, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> examples = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      for (int i = 0; i < perClass; i++) {
        float[] raw = new float[16];
        for (int j = 0; j < raw.length; j++) {
          raw[j] = (float) (spread * random.nextGaussian() + (j == label ? 1 : 0));
        }
        examples.add(new Example(Embedding.normalised(raw), label, examples.size()));
      }
    }
    return examples;
  }

  /// Prompts that point roughly at the clouds.
  static ZeroShotHead texts(int classes) {
    List<ZeroShotHead.DescribedClass> described = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      float[] raw = new float[16];
      raw[label] = 1;
      raw[15] = 0.3f;
      described.add(
          new ZeroShotHead.DescribedClass(
              THREE.get(label), List.of("text " + label), List.of(Embedding.normalised(raw))));
    }
    return new ZeroShotHead(encoder(16), 10, described);
  }
}
