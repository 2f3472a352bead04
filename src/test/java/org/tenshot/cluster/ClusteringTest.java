package org.tenshot.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.TenshotException;

/// Groups of embeddings whose looks are known.
class ClusteringTest {

  private final Cone cone = new Cone(96, 3);
  private final List<Embedding> good = cone.around(cone.good(), 200, 0.3);

  @Test
  void threeLooksAreThreeGroupsAndWhatIsLikeNothingIsInNone() throws Exception {
    List<Embedding> rejects = new ArrayList<>();
    for (int count : List.of(30, 20, 12)) {
      rejects.addAll(cone.around(cone.look(0.6), count, 0.25));
    }
    rejects.addAll(cone.around(cone.look(0.9), 1, 0));
    rejects.addAll(cone.around(cone.look(0.9), 1, 0));

    Clustering own = Cone.sort(good, rejects);

    assertThat(own.groups()).isEqualTo(3);
    int[] expected = new int[64];
    Arrays.fill(expected, 30, 50, 1);
    Arrays.fill(expected, 50, 62, 2);
    Arrays.fill(expected, 62, 64, -1);
    assertThat(own.labels()).isEqualTo(expected);
    assertThat(own.silhouette()).isGreaterThan(0.4);
  }

  @Test
  void oneLookIsOneGroupAndTwoRejectsAreNone() throws Exception {
    List<Embedding> rejects = cone.around(cone.look(0.6), 40, 0.25);
    Clustering own = Cone.sort(good, rejects);
    assertThat(own.groups()).isEqualTo(1);
    assertThat(own.labels()).containsOnly(0);
    assertThat(Cone.sort(good, rejects.subList(0, 2)).labels()).containsOnly(-1);
    assertThat(Cone.sort(good, Collections.nCopies(9, rejects.getFirst())).labels())
        .as("the same frame nine times")
        .containsOnly(0);
  }

  /// Light that good parts differ in as well says nothing of defects.
  @Test
  void whatGoodPartsDifferInIsTakenOut() throws Exception {
    float[] light = cone.look(1);
    List<Embedding> goodInAnyLight = new ArrayList<>();
    List<Embedding> rejects = new ArrayList<>();
    List<Integer> looks = new ArrayList<>();
    List<float[]> defects = List.of(cone.look(0.3), cone.look(0.3));
    for (int i = 0; i < 200; i++) {
      goodInAnyLight.addAll(cone.around(lit(cone.good(), light, i), 1, 0.2));
    }
    for (int i = 0; i < 60; i++) {
      rejects.addAll(cone.around(lit(defects.get(i % 2), light, i / 2), 1, 0.2));
      looks.add(i % 2);
    }

    assertThat(agreeing(Cone.sort(goodInAnyLight, rejects), looks)).isEqualTo(60);
    assertThat(agreeing(Cone.sort(List.of(), rejects), looks)).isLessThan(50);
  }

  private float[] lit(float[] look, float[] light, int number) {
    float[] own = look.clone();
    for (int i = 0; i < own.length; i++) {
      own[i] += (number % 2 == 0 ? 1.2f : 0) * (light[i] - cone.good()[i]);
    }
    return own;
  }

  /// How many are in a group most of which has their look.
  private static int agreeing(Clustering own, List<Integer> looks) {
    int sum = 0;
    for (int group = 0; group < own.groups(); group++) {
      int[] counts = new int[2];
      for (int i = 0; i < looks.size(); i++) {
        if (own.labels()[i] == group) {
          counts[looks.get(i)]++;
        }
      }
      sum += Math.max(counts[0], counts[1]);
    }
    return sum;
  }

  @Test
  void theSameRejectsGiveTheSameGroups() throws Exception {
    List<Embedding> rejects = new ArrayList<>(cone.around(cone.look(0.6), 50, 0.4));
    rejects.addAll(cone.around(cone.look(0.6), 50, 0.4));
    assertThat(Cone.sort(good, rejects).labels()).isEqualTo(Cone.sort(good, rejects).labels());
  }

  @Test
  void aPersonCanStopIt() {
    List<Embedding> rejects = cone.around(cone.look(0.6), 50, 0.4);
    int[] all = IntStream.range(0, 50).toArray();
    Whitening plain = Whitening.of(List.of(), 96);
    assertThatThrownBy(() -> Distances.of(rejects, all, plain, done -> done < 0.5))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("stopped");
  }
}
