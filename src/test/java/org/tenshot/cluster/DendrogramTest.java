package org.tenshot.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Average linkage and silhouettes against SciPy 1.16 (linkage, fcluster) and scikit-learn 1.9.1
/// (silhouette_samples) on the same distances.
class DendrogramTest {

  private static final int SIZE = 14;

  private static final double[] HEIGHTS = {
    0.0422042, 0.0643476, 0.1343873, 0.1468388, 0.1635729, 0.2437349, 0.2454717, 0.2552771,
    0.2686954, 0.2702705, 0.4038748, 0.43895, 0.7850397
  };

  @Test
  void groupsBecomeOneAtTheDistancesOfSciPy() throws Exception {
    Dendrogram own = Dendrogram.of(distances(), Watch.PATIENT);
    List<Dendrogram.Merge> merges = own.merges();
    assertThat(merges).hasSize(SIZE - 1);
    for (int i = 0; i < HEIGHTS.length; i++) {
      assertThat((double) merges.get(i).distance()).isCloseTo(HEIGHTS[i], within(1e-6));
    }
  }

  @Test
  void cutsAreThoseOfSciPy() throws Exception {
    Dendrogram own = Dendrogram.of(distances(), Watch.PATIENT);
    assertThat(own.cut(1)).containsOnly(0);
    assertThat(own.cut(3)).containsExactly(0, 0, 1, 1, 0, 0, 2, 1, 2, 0, 0, 1, 2, 0);
    assertThat(own.cut(4)).containsExactly(0, 1, 2, 2, 1, 0, 3, 2, 3, 0, 1, 2, 3, 0);
    assertThat(own.cut(6)).containsExactly(0, 1, 2, 2, 1, 0, 3, 2, 4, 5, 1, 2, 3, 0);
    assertThat(own.cut(SIZE)).isEqualTo(IntStream.range(0, SIZE).toArray());
  }

  @Test
  void theCutWithTheGreatestSilhouetteIsTaken() throws Exception {
    Clustering own = Clustering.of(distances(), Watch.PATIENT);
    assertThat(own.groups()).isEqualTo(2);
    assertThat(own.silhouette()).isCloseTo(0.5529937, within(1e-6));
    assertThat(own.labels()).containsExactly(0, 0, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 0);
  }

  /// The chains of neighbours against looking through all pairs again and again.
  @Test
  void anyDistancesGiveWhatThePlainLoopGives() throws Exception {
    Random random = new Random(5);
    for (int run = 0; run < 20; run++) {
      int size = 2 + random.nextInt(40);
      float[] pairs = new float[size * (size - 1) / 2];
      for (int i = 0; i < pairs.length; i++) {
        pairs[i] = random.nextFloat();
      }
      Dendrogram own = Dendrogram.of(Distances.given(size, pairs), Watch.PATIENT);
      double[] heights = own.merges().stream().mapToDouble(Dendrogram.Merge::distance).toArray();
      assertThat(heights).containsExactly(plain(size, pairs), within(1e-5));
    }
  }

  private static double[] plain(int size, float[] pairs) {
    double[][] between = new double[size][size];
    int[] members = new int[size];
    Arrays.fill(members, 1);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        between[i][j] = pairs[i * (i - 1) / 2 + j];
        between[j][i] = between[i][j];
      }
    }
    double[] heights = new double[size - 1];
    for (int step = 0; step < size - 1; step++) {
      int a = -1;
      int b = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < i; j++) {
          if (members[i] > 0 && members[j] > 0 && between[i][j] < least) {
            least = between[i][j];
            a = i;
            b = j;
          }
        }
      }
      heights[step] = least;
      for (int i = 0; i < size; i++) {
        between[i][a] =
            (members[a] * between[i][a] + members[b] * between[i][b]) / (members[a] + members[b]);
        between[a][i] = between[i][a];
      }
      members[a] += members[b];
      members[b] = 0;
    }
    return heights;
  }

  private static Distances distances() {
    float[] pairs = new float[SIZE * (SIZE - 1) / 2];
    int at = 0;
    for (int i = 1; i < SIZE; i++) {
      for (int j = 0; j < i; j++) {
        double waves = Math.abs(wave(i) - wave(j)) + 0.3 * Math.abs(Math.cos(i) - Math.cos(j));
        pairs[at++] = (float) waves / 2;
      }
    }
    return Distances.given(SIZE, pairs);
  }

  private static double wave(int i) {
    return Math.sin(1.3 * (i + 1) + 0.01 * i * i);
  }
}
