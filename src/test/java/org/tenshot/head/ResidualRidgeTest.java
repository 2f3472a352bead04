package org.tenshot.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResidualRidgeTest {

  /// The closed form against learning again without each group: the kernel's width and the balance
  /// of the classes follow from all examples, so classes of equal size and a fixed width are taken.
  @Test
  void leavingOutAGroupIsTheSameAsLearningWithoutIt() {
    List<Example> examples = new ArrayList<>();
    List<Example> drawn = Shots.clouds(4, 3, 0.5, 1);
    for (Example one : drawn) {
      // Groups of two.
      examples.add(new Example(one.embedding(), one.label(), one.group() / 2));
    }
    TrainingSet all = new TrainingSet(Shots.encoder(16), Shots.THREE, examples, Shots.texts(3));
    ResidualRidge whole = new ResidualRidge(all);
    ResidualRidge.Setting setting = new ResidualRidge.Setting(1, 0.3, 0.5);
    double[][] leftOut = whole.fit(List.of(setting)).getFirst().leftOut();
    for (int group = 0; group < 6; group++) {
      int own = group;
      List<Example> others = examples.stream().filter(one -> one.group() != own).toList();
      double[] equal = new double[others.size()];
      Arrays.fill(equal, 1);
      ResidualRidge without = new ResidualRidge(all.with(others), equal, whole.median());
      Margins again = without.margins(without.fit(List.of(setting)), new double[] {1});
      for (int i = 0; i < examples.size(); i++) {
        if (examples.get(i).group() == group) {
          double[] values = again.of(examples.get(i).embedding().values());
          for (int k = 0; k < 3; k++) {
            assertThat(leftOut[i][k]).isCloseTo(values[k], within(1e-9));
          }
        }
      }
    }
  }
}
