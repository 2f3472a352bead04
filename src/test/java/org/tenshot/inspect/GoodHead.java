package org.tenshot.inspect;

import java.util.List;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Score;
import org.tenshot.head.Head;

/// Says "good" of everything, after some trouble.
record GoodHead(EncoderId encoder, GoodHead.Trouble trouble) implements Head {

  /// Something that takes time or hangs.
  interface Trouble {
    void happen() throws InterruptedException;
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
    try {
      trouble.happen();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new Score(
        List.of(
            new Score.ClassScore(new ProductClass("good", ClassKind.GOOD), 1),
            new Score.ClassScore(new ProductClass("rust", ClassKind.DEFECT), 0)),
        "because the test says so");
  }
}
