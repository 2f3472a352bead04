package org.tenshot.teach;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Limits;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.Score;
import org.tenshot.domain.Verdict;
import org.tenshot.head.Example;
import org.tenshot.head.Head;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.TrainingSet;

/// What a way of learning is worth on the shots that there are: every shot is judged by a head that
/// saw nothing of its group, and that chose its settings without it too.
///
/// @param classes in the order of the matrix
/// @param shots every shot with its verdict
public record Proof(List<ProductClass> classes, List<Judged> shots) {

  /// A shot as a head judged it that had not seen it.
  ///
  /// @param example index into the training set
  /// @param label its class
  /// @param score what the head thought
  /// @param verdict what the limits made of it
  public record Judged(int example, int label, Score score, Verdict verdict) {}

  public Proof {
    classes = List.copyOf(classes);
    shots = List.copyOf(shots);
  }

  /// Learns once for each group. A class all of whose shots are one group is judged by a head that
  /// never saw the class: that is what one part can prove.
  ///
  /// @param limits turn scores into verdicts
  public static Proof of(HeadTrainer trainer, TrainingSet set, Limits limits) {
    Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < set.examples().size(); i++) {
      groups.computeIfAbsent(set.examples().get(i).group(), any -> new ArrayList<>()).add(i);
    }
    Judged[] judged = new Judged[set.examples().size()];
    for (Map.Entry<Integer, List<Integer>> group : groups.entrySet()) {
      List<Example> others =
          set.examples().stream().filter(one -> one.group() != group.getKey()).toList();
      if (others.isEmpty()) {
        continue;
      }
      Head head = trainer.train(new TrainingSet(set.encoder(), set.classes(), others, set.texts()));
      for (int i : group.getValue()) {
        Example own = set.examples().get(i);
        Score score = head.score(own.embedding());
        judged[i] = new Judged(i, own.label(), score, limits.judge(score));
      }
    }
    List<Judged> known = new ArrayList<>();
    for (Judged one : judged) {
      if (one != null) {
        known.add(one);
      }
    }
    return new Proof(set.classes(), known);
  }

  /// Bad shots that would have passed.
  public Proportion escapes() {
    return share(ClassKind.DEFECT, Verdict.Kind.PASS);
  }

  /// Good shots that would have been rejected.
  public Proportion falseRejects() {
    return share(ClassKind.GOOD, Verdict.Kind.REJECT);
  }

  /// Good shots that would have passed.
  public Proportion goodPassed() {
    return share(ClassKind.GOOD, Verdict.Kind.PASS);
  }

  /// Frames without a part that would have passed.
  public Proportion voidPassed() {
    return share(ClassKind.VOID, Verdict.Kind.PASS);
  }

  /// Shots that a person would have had to look at.
  public Proportion reviews() {
    long looked = shots.stream().filter(one -> one.verdict().kind() == Verdict.Kind.REVIEW).count();
    return new Proportion(looked, shots.size());
  }

  /// Shots whose class was the most probable one.
  public Proportion named() {
    long right =
        shots.stream()
            .filter(one -> one.score().best().productClass().equals(classes.get(one.label())))
            .count();
    return new Proportion(right, shots.size());
  }

  private Proportion share(ClassKind kind, Verdict.Kind verdict) {
    List<Judged> own =
        shots.stream().filter(one -> classes.get(one.label()).kind() == kind).toList();
    return new Proportion(
        own.stream().filter(one -> one.verdict().kind() == verdict).count(), own.size());
  }

  /// Counts `[truth][most probable class]`.
  public int[][] confusion() {
    int[][] confusion = new int[classes.size()][classes.size()];
    for (Judged one : shots) {
      confusion[one.label()][classes.indexOf(one.score().best().productClass())]++;
    }
    return confusion;
  }

  /// Shots on which head and label disagree, the surest disagreement first: mostly it is the label
  /// that is wrong.
  public List<Judged> doubtful() {
    return shots.stream()
        .filter(one -> !one.score().best().productClass().equals(classes.get(one.label())))
        .sorted(
            (a, b) ->
                Double.compare(b.score().best().probability(), a.score().best().probability()))
        .toList();
  }

  /// How many bad parts more, all of them caught, would prove with 95 % confidence that fewer than
  /// a share of the bad parts escapes: n with (1 - share)^n at most 0.05, less those that were
  /// caught already. 0 once it is proven.
  ///
  /// @param share 0..1, without the ends
  /// @return -1 while a bad shot escapes: then no number of further ones proves it this way
  public long checksNeeded(double share) {
    Proportion escapes = escapes();
    if (escapes.count() > 0) {
      return -1;
    }
    long all = (long) Math.ceil(Math.log(0.05) / Math.log1p(-share));
    return Math.max(0, all - escapes.total());
  }
}
