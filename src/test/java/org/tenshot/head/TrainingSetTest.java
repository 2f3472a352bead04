package org.tenshot.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.ProductClass;

class TrainingSetTest {

  @Test
  void askedForTheKindAloneAllDefectsAreOne() {
    TrainingSet set =
        new TrainingSet(Shots.encoder(16), Shots.THREE, Shots.clouds(4, 3, 0.1, 1), Shots.texts(3));
    TrainingSet kinds = set.byKind();
    assertThat(kinds.classes())
        .containsExactly(
            new ProductClass("good", ClassKind.GOOD), new ProductClass("defect", ClassKind.DEFECT));
    assertThat(kinds.counts()).containsExactly(4, 8);
    ZeroShotHead texts = Objects.requireNonNull(kinds.texts());
    assertThat(texts.described().getLast().texts()).containsExactly("text 1", "text 2");
    TrainingSet defects =
        new TrainingSet(
            Shots.encoder(16), Shots.THREE.subList(1, 3), Shots.clouds(4, 2, 0.1, 1), null);
    assertThat(defects.byKind()).isSameAs(defects);
  }

  @Test
  void otherViewsComeAfterAllShotsHaveTheirPlace() {
    List<Example> shots = new ArrayList<>();
    List<Example> clouds = Shots.clouds(4, 3, 0.1, 1);
    for (int i = 0; i < clouds.size(); i++) {
      Example one = clouds.get(i);
      List<Embedding> views =
          i == 0 ? List.of() : List.of(clouds.get(0).embedding(), clouds.get(1).embedding());
      shots.add(new Example(one.embedding(), one.label(), one.group(), null, views));
    }
    TrainingSet set = new TrainingSet(Shots.encoder(16), Shots.THREE, shots, null);

    assertThat(set.flat().examples()).hasSize(12 + 22);
    assertThat(set.flat(20).examples()).hasSize(20).filteredOn(clouds::contains).hasSize(12);
    assertThat(set.flat(5).examples()).isEqualTo(clouds);
    assertThat(set.flat(14).examples().subList(0, 5))
        .extracting(Example::group)
        .containsExactly(
            clouds.get(0).group(),
            clouds.get(1).group(),
            clouds.get(1).group(),
            clouds.get(2).group(),
            clouds.get(2).group());
  }

  @Test
  void anEvenChoiceKeepsEveryClassAndItsShare() {
    List<Example> some = Shots.clouds(900, 2, 0.1, 1);
    List<Example> all = new ArrayList<>(some);
    all.add(new Example(some.getFirst().embedding(), 2, 99_999));
    TrainingSet set = new TrainingSet(Shots.encoder(16), Shots.THREE, all, null);
    int[] counts = set.atMost(300).counts();
    assertThat(counts[0]).isBetween(149, 151);
    assertThat(counts[1]).isBetween(149, 151);
    assertThat(counts[2]).isEqualTo(1);
    assertThat(set.atMost(3000)).isSameAs(set);
  }
}
