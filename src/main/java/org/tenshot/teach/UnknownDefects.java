package org.tenshot.teach;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Score;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.Example;
import org.tenshot.head.GuardedHead;
import org.tenshot.head.Head;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.LogisticTrainer;
import org.tenshot.head.PatchGuard;
import org.tenshot.head.TrainingSet;
import org.tenshot.head.ZeroShotHead;

/// What becomes of a defect that nobody named: each defect class in turn is left out of the shots,
/// and its pictures are shown to the head. Its prompts stay, as a profile's would that knows the
/// defect by words alone. Where the pictures have patches, a guard looks at them too.
///
/// Beside it stands a plain head, logistic regression on the same shots, whose cut is moved until
/// it passes the same share of the good parts: whoever rejects everything misses nothing.
public final class UnknownDefects {

  /// More probably good than not.
  private static final double PASS = 0.5;

  private static final HeadTrainer PLAIN = new LogisticTrainer(LogisticTrainer.USUAL_COST);

  private final LabelledSet set;
  private final @Nullable ZeroShotHead texts;
  private final int repeats;
  private final long seed;

  /// Means over the defects and the draws.
  ///
  /// @param head name of the way of learning
  /// @param shots of each other class
  /// @param takenForGood share of the unknown defects whose most probable class is good
  /// @param missed share of them that would pass: more probably good than not, and like the good
  ///   shots
  /// @param goodPassed share of the good parts that would pass
  /// @param goodUnusual share of the good parts that look unlike the good shots
  /// @param plainMissed share of the unknown defects that a plain head would pass that passes as
  ///   many good parts
  public record Result(
      String head,
      int shots,
      double takenForGood,
      double missed,
      double goodPassed,
      double goodUnusual,
      double plainMissed) {}

  /// @param texts what the prompts say; null where there are none
  /// @param repeats draws of shots for each defect
  public UnknownDefects(LabelledSet set, @Nullable ZeroShotHead texts, int repeats, long seed) {
    this.set = set;
    this.texts = texts;
    this.repeats = repeats;
    this.seed = seed;
  }

  /// Measures a way of learning.
  ///
  /// @throws TenshotException if there are not at least two kinds of defects
  public Result of(HeadTrainer trainer, int shots) throws TenshotException {
    List<Integer> defects =
        IntStream.range(0, set.classes().size())
            .filter(label -> set.classes().get(label).kind() == ClassKind.DEFECT)
            .boxed()
            .toList();
    if (defects.size() < 2) {
      throw new TenshotException(
          "--unknown leaves one defect out and needs at least one other: give pictures of two defects,"
              + " and no --binary.");
    }
    Counts counts = new Counts();
    for (int repeat = 0; repeat < repeats; repeat++) {
      ShotDraw draw = ShotDraw.of(set, shots, seed, repeat);
      Optional<PatchGuard> guard =
          PatchGuard.learn(asked(draw.shots())).map(PatchGuard.Learnt::guard);
      for (int stranger : defects) {
        count(trainer, draw, guard, stranger, counts);
      }
    }
    return counts.result(trainer.name(), shots);
  }

  private TrainingSet asked(List<Example> shots) {
    return new TrainingSet(set.encoder(), set.classes(), shots, texts);
  }

  private void count(
      HeadTrainer trainer, ShotDraw draw, Optional<PatchGuard> guard, int stranger, Counts counts) {
    TrainingSet known =
        asked(draw.shots().stream().filter(one -> one.label() != stranger).toList());
    Head named = trainer.train(known);
    Head head = guard.isPresent() ? new GuardedHead(named, guard.get()) : named;
    List<Score> good = scores(head, draw, one -> set.kind(one) == ClassKind.GOOD);
    List<Score> strangers = scores(head, draw, one -> one.label() == stranger);
    double goodPassed = share(good, UnknownDefects::passes);
    counts.add(
        share(strangers, UnknownDefects::looksGood),
        share(strangers, UnknownDefects::passes),
        goodPassed,
        share(good, one -> one.unusual() > 1),
        plainMissed(PLAIN.train(known), draw, stranger, goodPassed));
  }

  private List<Score> scores(Head head, ShotDraw draw, Predicate<Example> which) {
    return Arrays.stream(draw.test())
        .parallel()
        .mapToObj(index -> set.examples().get(index))
        .filter(which)
        .map(one -> head.score(new SeenPicture(one.embedding(), one.patches())))
        .toList();
  }

  /// The plain head passes the same number of good parts: those that it finds most probably good.
  private double plainMissed(Head plain, ShotDraw draw, int stranger, double goodPassed) {
    double[] good =
        scores(plain, draw, one -> set.kind(one) == ClassKind.GOOD).stream()
            .mapToDouble(one -> one.probability(ClassKind.GOOD))
            .sorted()
            .toArray();
    int passed = (int) Math.round(goodPassed * good.length);
    double cut = passed == 0 ? Double.POSITIVE_INFINITY : good[good.length - passed];
    return share(
        scores(plain, draw, one -> one.label() == stranger),
        one -> one.probability(ClassKind.GOOD) >= cut);
  }

  private static boolean looksGood(Score score) {
    return score.best().productClass().kind() == ClassKind.GOOD;
  }

  private static boolean passes(Score score) {
    return score.sureOfGood() >= PASS;
  }

  private static double share(List<Score> scores, Predicate<Score> which) {
    return scores.isEmpty()
        ? Double.NaN
        : scores.stream().filter(which).count() / (double) scores.size();
  }

  /// Sums of shares, one for each defect and draw, in the order of {@link Result}.
  private static final class Counts {

    private final double[] sums = new double[5];
    private int runs;

    void add(double... shares) {
      // A draw that leaves no picture of the stranger to test says nothing.
      if (Arrays.stream(shares).noneMatch(Double::isNaN)) {
        for (int i = 0; i < sums.length; i++) {
          sums[i] += shares[i];
        }
        runs++;
      }
    }

    Result result(String head, int shots) {
      return new Result(head, shots, mean(0), mean(1), mean(2), mean(3), mean(4));
    }

    private double mean(int which) {
      return runs == 0 ? Double.NaN : sums[which] / runs;
    }
  }
}
