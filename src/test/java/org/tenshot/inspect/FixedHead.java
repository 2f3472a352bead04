package org.tenshot.inspect;

import java.util.List;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Score;
import org.tenshot.head.Head;

/// Says of every picture what the test wants.
record FixedHead(EncoderId encoder, FixedHead.Scorer scorer) implements Head {

  /// What is said of a picture.
  interface Scorer {
    Score score(Embedding embedding);
  }

  /// Something that takes time or hangs.
  interface Trouble {
    void happen() throws InterruptedException;
  }

  /// Says "good" of everything, after some trouble.
  static FixedHead good(EncoderId encoder, Trouble trouble) {
    return new FixedHead(
        encoder,
        embedding -> {
          try {
            trouble.happen();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return score(1, 0);
        });
  }

  /// The probabilities of a good class and of a defect.
  static Score score(double good, double bad) {
    return new Score(
        List.of(
            new Score.ClassScore(new ProductClass("good", ClassKind.GOOD), good),
            new Score.ClassScore(new ProductClass("rust", ClassKind.DEFECT), bad)),
        "because the test says so");
  }

  @Override
  public String version() {
    return "test/1";
  }

  @Override
  public List<ProductClass> classes() {
    return List.of();
  }

  @Override
  public Score score(Embedding embedding) {
    return scorer.score(embedding);
  }
}
