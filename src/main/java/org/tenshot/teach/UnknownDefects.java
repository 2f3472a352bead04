package org.tenshot.teach;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Score;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.Example;
import org.tenshot.head.Head;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.TrainingSet;
import org.tenshot.head.ZeroShotHead;

/// What becomes of a defect that nobody named: each defect class in turn is left out of the shots,
/// and its pictures are shown to the head. Its prompts stay, as a profile's would that knows the
/// defect by words alone.
public final class UnknownDefects {

  private final LabelledSet set;
  private final @Nullable ZeroShotHead texts;
  private final int repeats;
  private final long seed;

  /// Means over the defects and the draws.
  ///
  /// @param head name of the way of learning
  /// @param shots of each other class
  /// @param takenForGood share of the unknown defects whose most probable class is good
  /// @param missed share of them that also look like the good shots: these would pass
  /// @param goodUnusual share of the good parts that look unlike the good shots
  public record Result(
      String head, int shots, double takenForGood, double missed, double goodUnusual) {}

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
    long defects = set.classes().stream().filter(own -> own.kind() == ClassKind.DEFECT).count();
    if (defects < 2) {
      throw new TenshotException(
          "--unknown leaves one defect out and needs at least one other: give pictures of two defects,"
              + " and no --binary.");
    }
    Counts counts = new Counts();
    for (int label = 0; label < set.classes().size(); label++) {
      if (set.classes().get(label).kind() == ClassKind.DEFECT) {
        for (int repeat = 0; repeat < repeats; repeat++) {
          count(trainer, ShotDraw.of(set, shots, seed, repeat), label, counts);
        }
      }
    }
    return new Result(
        trainer.name(),
        shots,
        counts.takenForGood / (double) counts.strangers,
        counts.missed / (double) counts.strangers,
        counts.goodUnusual / (double) counts.good);
  }

  private void count(HeadTrainer trainer, ShotDraw draw, int stranger, Counts counts) {
    List<Example> known = draw.shots().stream().filter(one -> one.label() != stranger).toList();
    Head head = trainer.train(new TrainingSet(set.encoder(), set.classes(), known, texts));
    for (int index : draw.test()) {
      Example example = set.examples().get(index);
      boolean good = set.classes().get(example.label()).kind() == ClassKind.GOOD;
      if (good || example.label() == stranger) {
        Score score = head.score(example.embedding());
        boolean looksGood = score.best().productClass().kind() == ClassKind.GOOD;
        boolean unusual = score.unusual() > 1;
        if (good) {
          counts.good++;
          counts.goodUnusual += unusual ? 1 : 0;
        } else {
          counts.strangers++;
          counts.takenForGood += looksGood ? 1 : 0;
          counts.missed += looksGood && !unusual ? 1 : 0;
        }
      }
    }
  }

  private static final class Counts {
    private long strangers;
    private long takenForGood;
    private long missed;
    private long good;
    private long goodUnusual;
  }
}
