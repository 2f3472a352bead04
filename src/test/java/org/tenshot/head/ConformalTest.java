package org.tenshot.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenshot.domain.Embedding;

class ConformalTest {

  /// 200 draws of shots, two heads with prompts and without, clouds that overlap and that do not.
  @ParameterizedTest
  @CsvSource({"10, 0.2, true", "10, 0.6, false", "19, 0.6, true", "29, 1.0, true"})
  void theTruthIsInTheStatedNumberOfSets(int shots, double spread, boolean prompts) {
    int held = 0;
    int asked = 0;
    for (int draw = 0; draw < 200; draw++) {
      Conformal conformal = Conformal.of(set(Shots.clouds(shots, 3, spread, draw), prompts));
      for (Example one : Shots.clouds(10, 3, spread, 10_000 + draw)) {
        asked++;
        held +=
            conformal.possible(one.embedding(), 0.1).contains(Shots.THREE.get(one.label())) ? 1 : 0;
      }
    }
    assertThat(held / (double) asked).isBetween(0.87, 0.93);
  }

  @Test
  void theBorderedInverseIsTheWholeSolution() {
    TrainingSet set = set(Shots.clouds(5, 3, 0.5, 1), true);
    Embedding asked = Shots.clouds(1, 3, 0.5, 77).get(1).embedding();
    double median = new ResidualRidge(set).median();
    for (int label = 0; label < 3; label++) {
      // The picture as a shot of the class, solved anew with every one left out in turn.
      List<Example> all = new ArrayList<>(set.examples());
      all.add(new Example(asked, label, 1000));
      double[] strange = new double[all.size()];
      for (int i = 0; i < all.size(); i++) {
        strange[i] = strangeness(set, all, i, label, median);
      }
      int noBetter = 0;
      int members = 0;
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i).label() == label) {
          members++;
          noBetter += strange[i] >= strange[all.size() - 1] ? 1 : 0;
        }
      }
      assertThat(Conformal.of(set).shares(asked)[label])
          .isCloseTo(noBetter / (double) members, within(1e-12));
    }
  }

  private static double strangeness(
      TrainingSet set, List<Example> all, int out, int label, double median) {
    int[] counts = new int[3];
    all.forEach(one -> counts[one.label()]++);
    List<Example> others = new ArrayList<>(all);
    Example own = others.remove(out);
    int n = others.size();
    DMatrixRMaj matrix = new DMatrixRMaj(n, n);
    DMatrixRMaj residual = new DMatrixRMaj(n, 3);
    double[] near = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix.set(i, j, kernel(others.get(i), others.get(j), median));
      }
      matrix.add(i, i, 0.3 * 3 * counts[others.get(i).label()] / all.size());
      double[] base = TextLogits.probabilities(set, others.get(i).embedding().values());
      for (int k = 0; k < 3; k++) {
        residual.set(i, k, (others.get(i).label() == k ? 1 : 0) - base[k]);
      }
      near[i] = kernel(others.get(i), own, median);
    }
    DMatrixRMaj solution = Gram.times(Gram.inverse(matrix), residual);
    double[] values = TextLogits.probabilities(set, own.embedding().values());
    for (int k = 0; k < 3; k++) {
      for (int i = 0; i < n; i++) {
        values[k] += near[i] * solution.get(i, k);
      }
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < 3; k++) {
      best = k == label ? best : Math.max(best, values[k]);
    }
    return best - values[label];
  }

  private static double kernel(Example a, Example b, double median) {
    double distance = Math.max(0, 1 - Vectors.dot(a.embedding().values(), b.embedding().values()));
    return Math.exp(-distance / median);
  }

  @Test
  void whatLiesBetweenMayBeSeveralAndWhatNobodyShowedIsNone() {
    Conformal two = Conformal.of(set(Shots.clouds(30, 2, 0.1, 5), false));
    List<Example> clear = Shots.clouds(20, 2, 0.1, 6);
    assertThat(clear)
        .filteredOn(one -> two.possible(one.embedding(), 0.05).size() == 1)
        .hasSizeGreaterThan(34);
    float[] far = new float[16];
    far[9] = 1;
    assertThat(two.possible(new Embedding(far), 0.05)).isEmpty();
    Conformal blurred = Conformal.of(set(Shots.clouds(30, 2, 2.0, 7), false));
    assertThat(Shots.clouds(20, 2, 2.0, 8))
        .filteredOn(one -> blurred.possible(one.embedding(), 0.05).size() > 1)
        .hasSizeGreaterThan(20);
  }

  @Test
  void viewsOfOnePartCountOnce() {
    List<Example> views = new ArrayList<>();
    for (Example one : Shots.clouds(4, 2, 0.3, 3)) {
      for (int copy = 0; copy < 5; copy++) {
        views.add(one);
      }
    }
    double[] shares = Conformal.of(set(views, false)).shares(views.getLast().embedding());
    // Four parts and the picture: fifths.
    assertThat(shares[1] * 5).isCloseTo(Math.rint(shares[1] * 5), within(1e-12));
  }

  @Test
  void aClassWithoutShotsIsNeverPossibleAndOneShotKeepsItsClass() {
    Conformal one = Conformal.of(set(Shots.clouds(1, 1, 0.1, 4), true));
    Embedding asked = Shots.clouds(1, 2, 0.1, 5).getLast().embedding();
    double[] shares = one.shares(asked);
    assertThat(shares[0]).isGreaterThanOrEqualTo(0.5);
    assertThat(Arrays.copyOfRange(shares, 1, 3)).containsOnly(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.shares(new Embedding(new float[] {1})));
  }

  @Test
  void manyShotsAreThinnedEvenly() {
    Conformal many = Conformal.of(set(Shots.clouds(3400, 3, 0.4, 6), false));
    double[] shares = many.shares(Shots.clouds(1, 3, 0.4, 9).getFirst().embedding());
    // A hundred of each class, and the picture.
    assertThat(shares[0] * 101).isCloseTo(Math.rint(shares[0] * 101), within(1e-9));
  }

  @Test
  void whatNumbersOfShotsPromise() {
    assertThat(Conformal.promise(10)).isCloseTo(0.0909, within(1e-4));
    assertThat(Conformal.shotsFor(0.1)).isEqualTo(9);
    assertThat(Conformal.shotsFor(0.05)).isEqualTo(19);
    assertThat(Conformal.shotsFor(0.01)).isEqualTo(99);
    assertThat(Conformal.shotsFor(0.003)).isEqualTo(333);
  }

  private static TrainingSet set(List<Example> examples, boolean prompts) {
    return new TrainingSet(
        Shots.encoder(16), Shots.THREE, examples, prompts ? Shots.texts(3) : null);
  }
}
