package org.tenshot.teach;

import java.util.List;
import org.tenshot.head.Example;

/// What a page shows of examples that have no pictures: three bytes and a number.
record NumberedPictures(List<Example> examples) implements EvaluationPage.Thumbnails {

  @Override
  public byte[] jpeg(int example) {
    return new byte[] {1, 2, 3};
  }

  @Override
  public String name(int example) {
    return "picture " + example;
  }

  @Override
  public int truth(int example) {
    return examples.get(example).label();
  }
}
