package org.tenshot.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.Precision;
import org.tenshot.domain.ProductClass;
import org.tenshot.head.Example;

/// Made-up embeddings: a cloud around one direction a class.
final class Clouds {

  static final EncoderId ENCODER = new EncoderId("made-up", "0".repeat(64), Precision.FP32, 1, 12);

  static final List<ProductClass> CLASSES =
      List.of(
          new ProductClass("good", ClassKind.GOOD),
          new ProductClass("rust", ClassKind.DEFECT),
          new ProductClass("dent", ClassKind.DEFECT));

  private Clouds() {}

  /// @param perClass pictures of each class
  /// @param perPart pictures that show the same part
  /// @param spread of a cloud
  static LabelledSet of(int perClass, int perPart, double spread, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> examples = new ArrayList<>();
    for (int label = 0; label < CLASSES.size(); label++) {
      for (int i = 0; i < perClass; i++) {
        float[] raw = new float[12];
        for (int j = 0; j < raw.length; j++) {
          raw[j] = (float) (spread * random.nextGaussian() + (j == label ? 1 : 0));
        }
        examples.add(new Example(Embedding.normalised(raw), label, label * 1000 + i / perPart));
      }
    }
    return set(examples);
  }

  static LabelledSet set(List<Example> examples) {
    return new LabelledSet(
        ENCODER, CLASSES, examples, IntStream.range(0, examples.size()).boxed().toList());
  }

  /// Even patches, no two pictures' alike.
  static LabelledSet withPatches(LabelledSet set) {
    SplittableRandom random = new SplittableRandom(3);
    List<Example> examples = new ArrayList<>();
    for (Example own : set.examples()) {
      float[] values = new float[9 * 12];
      for (int i = 0; i < values.length; i++) {
        values[i] = (i % 12 == 0 ? 1 : 0) + (float) random.nextGaussian(0, 0.05);
      }
      examples.add(
          new Example(own.embedding(), own.label(), own.group(), new PatchGrid(3, 3, 12, values)));
    }
    return set(examples);
  }
}
