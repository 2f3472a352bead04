package org.tenshot.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Embedding;
import org.tenshot.head.Example;
import org.tenshot.head.Head;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.HeadTrainers;
import org.tenshot.head.TrainingSet;

class NextShotsTest {

  private static final HeadTrainer LOGISTIC = HeadTrainers.named("logistic").orElseThrow();

  @Test
  void neverTwoOfTheSameAndNoneThatIsAShotAlready() {
    List<Example> some = Clouds.of(3, 1, 0.3, 1).examples();
    List<Embedding> pictures = new ArrayList<>();
    some.forEach(own -> pictures.add(own.embedding()));
    some.forEach(own -> pictures.add(own.embedding()));
    List<Embedding> shots = List.of(some.get(4).embedding());

    List<Integer> chosen = NextShots.of(head(some), pictures, shots, 18);

    assertThat(chosen).hasSize(8).doesNotContain(4, 13);
    assertThat(chosen.stream().map(i -> i % 9).distinct()).hasSize(8);
  }

  @Test
  void choosingTeachesMoreThanChance() {
    double chosen = 0;
    double byChance = 0;
    for (int seed = 1; seed <= 8; seed++) {
      chosen += learn(seed, true);
      byChance += learn(seed, false);
    }
    assertThat(chosen).as("sum of eight shares of right answers").isGreaterThan(byChance + 0.08);
  }

  /// From one shot a class on, six more are asked for, of a line where one class comes rarely.
  private static double learn(int seed, boolean choosing) {
    List<Example> line = new ArrayList<>();
    List<Example> drawn = Clouds.of(60, 1, 0.35, seed).examples();
    for (int i = 0; i < drawn.size(); i++) {
      if (drawn.get(i).label() == 0 || i % 12 == 0) {
        line.add(drawn.get(i));
      }
    }
    List<Example> shots = new ArrayList<>(Clouds.of(1, 1, 0.35, 100 + seed).examples());
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 6; round++) {
      List<Integer> next =
          choosing
              ? NextShots.of(
                  head(shots),
                  line.stream().map(Example::embedding).toList(),
                  shots.stream().map(Example::embedding).toList(),
                  1)
              : List.of(random.nextInt(line.size()));
      Example taken = line.remove((int) next.getFirst());
      shots.add(new Example(taken.embedding(), taken.label(), 5000 + round));
    }
    Head head = head(shots);
    List<Example> test = Clouds.of(100, 1, 0.35, 1000 + seed).examples();
    return IntStream.range(0, test.size())
            .filter(
                i ->
                    head.score(test.get(i).embedding()).best().productClass()
                        == Clouds.CLASSES.get(test.get(i).label()))
            .count()
        / (double) test.size();
  }

  private static Head head(List<Example> shots) {
    return LOGISTIC.train(new TrainingSet(Clouds.ENCODER, Clouds.CLASSES, shots, null));
  }
}
