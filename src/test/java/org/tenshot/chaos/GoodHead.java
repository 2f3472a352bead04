package org.tenshot.chaos;

import java.util.List;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Score;
import org.tenshot.head.Head;

/// Passes whatever was seen: the worst head there is, so that every PASS that should not be shows.
record GoodHead(EncoderId encoder) implements Head {

  @Override
  public String version() {
    return "test/good";
  }

  @Override
  public List<ProductClass> classes() {
    return List.of();
  }

  @Override
  public Score score(Embedding embedding) {
    return new Score(
        List.of(
            new Score.ClassScore(new ProductClass("good", ClassKind.GOOD), 1),
            new Score.ClassScore(new ProductClass("rust", ClassKind.DEFECT), 0)),
        "because the test says so");
  }
}
