package org.tenshot.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Score;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.Example;
import org.tenshot.head.Head;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.TrainingSet;
import org.tenshot.head.ZeroShotHead;

/// Measures heads on labelled pictures: draws shots again and again, learns from them, and tests on
/// pictures of other parts.
public final class Evaluation {

  private final LabelledSet set;
  private final @Nullable ZeroShotHead prompts;
  private final @Nullable ZeroShotHead texts;
  private final int repeats;
  private final long seed;

  /// What a head reached with so many shots of each class.
  ///
  /// @param head its name
  /// @param shots of each class
  /// @param runs figures of each repeat
  /// @param trainMillis mean time of learning the head
  /// @param wrong pictures that a repeat got wrong, by how often, as indices into the set
  public record Result(
      String head, int shots, List<Figures> runs, double trainMillis, List<Wrong> wrong) {

    public Result {
      runs = List.copyOf(runs);
      wrong = List.copyOf(wrong);
    }

    /// The mean of a figure over the repeats in which it is known; NaN if it never is.
    public double mean(ToDoubleFunction<Figures> figure) {
      return runs.stream()
          .mapToDouble(figure)
          .filter(value -> !Double.isNaN(value))
          .average()
          .orElse(Double.NaN);
    }

    /// The standard deviation of a figure over the repeats; 0 for a single one.
    public double deviation(ToDoubleFunction<Figures> figure) {
      double mean = mean(figure);
      return Math.sqrt(mean(run -> Math.pow(figure.applyAsDouble(run) - mean, 2)));
    }
  }

  /// A picture that was not recognised.
  ///
  /// @param example index into the set
  /// @param times in how many repeats it was tested and answered wrongly
  /// @param tested in how many repeats it was tested
  /// @param answer the class that was named last
  public record Wrong(int example, int times, int tested, int answer) {}

  /// @param set what to learn from and test with
  /// @param prompts judges by the profile's prompts; null where there are none
  /// @param texts the same for the set's own classes, for heads that learn from texts too
  /// @param repeats draws of shots, at least 1
  /// @param seed equal seeds draw equal shots
  public Evaluation(
      LabelledSet set,
      @Nullable ZeroShotHead prompts,
      @Nullable ZeroShotHead texts,
      int repeats,
      long seed) {
    this.set = set;
    this.prompts = prompts;
    this.texts = texts;
    this.repeats = repeats;
    this.seed = seed;
  }

  /// The prompts alone, on all pictures.
  ///
  /// @throws TenshotException if there are no prompts
  public Result zeroShot() throws TenshotException {
    if (prompts == null) {
      throw new TenshotException(
          "0 shots are answered from prompts alone: name the profile that has them with --profile.");
    }
    int[] all = new int[set.examples().size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    Tally tally = new Tally(all.length);
    Figures figures = test(prompts, all, tally);
    return new Result("zero-shot", 0, List.of(figures), 0, tally.wrong());
  }

  /// A way of learning with so many shots of each class.
  ///
  /// @param shots of each class, at least 1
  /// @throws TenshotException if a class has pictures of one part alone
  public Result fewShot(HeadTrainer trainer, int shots) throws TenshotException {
    requireEnough();
    List<Figures> runs = new ArrayList<>();
    Tally tally = new Tally(set.examples().size());
    long nanos = 0;
    for (int repeat = 0; repeat < repeats; repeat++) {
      ShotDraw draw = ShotDraw.of(set, shots, seed, repeat);
      TrainingSet training = new TrainingSet(set.encoder(), set.classes(), draw.shots(), texts);
      long start = System.nanoTime();
      Head head = trainer.train(training);
      nanos += System.nanoTime() - start;
      runs.add(test(head, draw.test(), tally));
    }
    return new Result(trainer.name(), shots, runs, nanos / 1e6 / repeats, tally.wrong());
  }

  private void requireEnough() throws TenshotException {
    for (int label = 0; label < set.classes().size(); label++) {
      if (ShotDraw.parts(set, label) < 2) {
        throw new TenshotException(
            "Class "
                + set.classes().get(label).name()
                + " has pictures of one part alone, and shots and test must show different parts: add"
                + " pictures of another part.");
      }
    }
  }

  private Figures test(Head head, int[] test, Tally tally) {
    boolean two = !head.classes().equals(set.classes());
    List<Figures.Answer> answers = new ArrayList<>(test.length);
    for (int index : test) {
      Example example = set.examples().get(index);
      Score score = head.score(example.embedding());
      double good = score.probability(ClassKind.GOOD);
      // Prompts name many classes; asked for good or defect, their sums decide.
      int answer = two ? (good >= score.probability(ClassKind.DEFECT) ? 0 : 1) : best(score);
      answers.add(new Figures.Answer(example.label(), answer, 1 - good));
      tally.add(index, answer, answer != example.label());
    }
    return Figures.of(set.classes(), answers);
  }

  private static int best(Score score) {
    int best = 0;
    for (int k = 1; k < score.classes().size(); k++) {
      if (score.classes().get(k).probability() > score.classes().get(best).probability()) {
        best = k;
      }
    }
    return best;
  }

  /// Counts what was tested and what was wrong.
  private static final class Tally {

    private static final int SHOWN = 40;

    private final int[] tested;
    private final int[] missed;
    private final int[] answered;

    Tally(int examples) {
      tested = new int[examples];
      missed = new int[examples];
      answered = new int[examples];
    }

    void add(int example, int answer, boolean wrong) {
      tested[example]++;
      if (wrong) {
        missed[example]++;
        answered[example] = answer;
      }
    }

    /// The worst first.
    List<Wrong> wrong() {
      List<Wrong> wrong = new ArrayList<>();
      for (int i = 0; i < tested.length; i++) {
        if (missed[i] > 0) {
          wrong.add(new Wrong(i, missed[i], tested[i], answered[i]));
        }
      }
      wrong.sort((a, b) -> Double.compare(share(b), share(a)));
      return wrong.subList(0, Math.min(SHOWN, wrong.size()));
    }

    private static double share(Wrong one) {
      return (double) one.times() / one.tested() + 1e-4 * one.tested();
    }
  }
}
