package org.tenshot.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.tenshot.domain.Limits;
import org.tenshot.domain.Score;
import org.tenshot.head.Example;
import org.tenshot.head.Head;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.TrainingSet;

/// How a head grows with its shots: some of them are learnt from, drawn again and again, and the
/// shots of other groups are judged. Says whether more shots would still help.
///
/// @param points from few shots to many
public record LearningCurve(List<Point> points) {

  /// Figures with so many shots of each class, as means over the draws. A figure that no shot
  /// stands behind is NaN, never 0.
  ///
  /// @param shots of each class; a class with fewer gives all but one
  /// @param draws how often they were drawn
  /// @param balancedAccuracy mean over the classes of the share that was named rightly
  /// @param deviation of the balanced accuracy from draw to draw
  /// @param escapes share of the bad shots that would pass
  /// @param falseRejects share of the good shots that would be rejected
  /// @param all true for the last point, which is learnt from all shots but the group that is
  ///   judged
  public record Point(
      int shots,
      int draws,
      double balancedAccuracy,
      double deviation,
      double escapes,
      double falseRejects,
      boolean all) {}

  private record Run(double balancedAccuracy, double escapes, double falseRejects) {}

  public LearningCurve {
    points = List.copyOf(points);
  }

  /// Draws, learns and judges. Equal seeds give equal curves.
  ///
  /// @param limits turn scores into verdicts
  /// @param counts shots of each class, rising; those that the largest class cannot give are left
  ///   out
  /// @param draws for each count, at least 1
  /// @param whole what leaving out one group at a time gave: the last point
  public static LearningCurve of(
      HeadTrainer trainer,
      TrainingSet set,
      Limits limits,
      List<Integer> counts,
      int draws,
      long seed,
      Proof whole) {
    LabelledSet labelled =
        new LabelledSet(
            set.encoder(),
            set.classes(),
            set.examples(),
            IntStream.range(0, set.examples().size()).boxed().toList());
    int largest = 0;
    for (int label = 0; label < set.classes().size(); label++) {
      largest = Math.max(largest, ShotDraw.parts(labelled, label));
    }
    List<Point> points = new ArrayList<>();
    for (int count : counts) {
      if (count < largest) {
        points.add(point(trainer, set, labelled, limits, count, draws, seed));
      }
    }
    if (!whole.shots().isEmpty()) {
      points.add(point(largest, List.of(run(whole)), true));
    }
    return new LearningCurve(points);
  }

  private static Point point(
      HeadTrainer trainer,
      TrainingSet set,
      LabelledSet labelled,
      Limits limits,
      int count,
      int draws,
      long seed) {
    List<Run> runs = new ArrayList<>();
    for (int repeat = 0; repeat < draws; repeat++) {
      ShotDraw draw = ShotDraw.of(labelled, count, seed, repeat);
      if (draw.shots().isEmpty() || draw.test().length == 0) {
        continue;
      }
      Head head =
          trainer.train(new TrainingSet(set.encoder(), set.classes(), draw.shots(), set.texts()));
      List<Proof.Judged> judged = new ArrayList<>();
      for (int i : draw.test()) {
        Example one = set.examples().get(i);
        Score score = head.score(one.embedding());
        judged.add(new Proof.Judged(i, one.label(), score, limits.judge(score)));
      }
      runs.add(run(new Proof(set.classes(), judged)));
    }
    return point(count, runs, false);
  }

  private static Run run(Proof proof) {
    return new Run(balanced(proof), proof.escapes().value(), proof.falseRejects().value());
  }

  private static double balanced(Proof proof) {
    int[][] confusion = proof.confusion();
    double sum = 0;
    int present = 0;
    for (int k = 0; k < confusion.length; k++) {
      int own = IntStream.of(confusion[k]).sum();
      if (own > 0) {
        sum += (double) confusion[k][k] / own;
        present++;
      }
    }
    return present == 0 ? Double.NaN : sum / present;
  }

  private static Point point(int shots, List<Run> runs, boolean all) {
    double mean = mean(runs, Run::balancedAccuracy);
    double squares = mean(runs, run -> Math.pow(run.balancedAccuracy() - mean, 2));
    return new Point(
        shots,
        runs.size(),
        mean,
        Math.sqrt(squares),
        mean(runs, Run::escapes),
        mean(runs, Run::falseRejects),
        all);
  }

  private static double mean(List<Run> runs, ToDoubleFunction<Run> figure) {
    return runs.stream()
        .mapToDouble(figure)
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }
}
