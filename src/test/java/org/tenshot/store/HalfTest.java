package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tenshot.domain.Embedding;

/// What 16 bits a component do to an embedding.
class HalfTest {

  @Test
  void numbersThatSixteenBitsHoldComeBackExactly() {
    float[] values = {0f, -0f, 1f, -1f, 0.5f, 0.0009765625f, 6.1035156e-5f, 5.9604645e-8f};

    assertThat(Half.decode(Half.encode(values))).containsExactly(values);
  }

  @Test
  void theBytesAreLittleEndian() {
    assertThat(Half.encode(new float[] {1f, -2f})).containsExactly(0x00, 0x3c, 0x00, 0xc0);
  }

  @Test
  void aStoredEmbeddingPointsWhereTheFullOneDid() {
    double worst = 1;
    for (int seed = 0; seed < 500; seed++) {
      Embedding full = Samples.embedding(seed);
      Embedding stored = Embedding.normalised(Half.decode(Half.encode(full.values())));
      worst = Math.min(worst, full.cosine(stored));
    }

    assertThat(worst).isGreaterThan(0.9999998);
  }

  @Test
  void theCosineOfTwoStoredEmbeddingsIsThatOfTheFullOnes() {
    double worst = 0;
    for (int seed = 0; seed < 500; seed++) {
      Embedding one = Samples.embedding(seed);
      Embedding other = Samples.embedding(seed + 10_000);
      Embedding storedOne = Embedding.normalised(Half.decode(Half.encode(one.values())));
      Embedding storedOther = Embedding.normalised(Half.decode(Half.encode(other.values())));
      worst = Math.max(worst, Math.abs(one.cosine(other) - storedOne.cosine(storedOther)));
    }

    assertThat(worst).isLessThan(5e-5);
  }
}
