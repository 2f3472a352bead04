package org.tenshot.teach;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

  private static final int MOST_ALONE = 200;
  private static final int PARTS = 20;

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

  /// Learns once for each group; with more than 200 groups a twentieth of them is left out at a
  /// time. A class all of whose shots are one group is judged by a head that never saw the class:
  /// that is what one part can prove.
  ///
  /// @param limits turn scores into verdicts
  public static Proof of(HeadTrainer trainer, TrainingSet set, Limits limits) {
    List<Set<Integer>> parts = parts(set);
    Judged[] judged = new Judged[set.examples().size()];
    for (Set<Integer> part : parts) {
      List<Example> others =
          set.examples().stream().filter(one -> !part.contains(one.group())).toList();
      if (others.isEmpty()) {
        continue;
      }
      Head head = trainer.train(with(set, others));
      for (int i = 0; i < judged.length; i++) {
        if (part.contains(set.examples().get(i).group())) {
          judged[i] = judge(head, set, i, limits);
        }
      }
    }
    return new Proof(set.classes(), Arrays.stream(judged).filter(Objects::nonNull).toList());
  }

  /// What an earlier way of judging is worth on the same shots. Those that it learnt from, and what
  /// shares a group with them, are judged by a head that learnt from its other shots; all others by
  /// the head as it is.
  ///
  /// @param learnt what the earlier head learnt from
  /// @param asked the shots of the later one
  public static Proof ofEarlier(
      HeadTrainer trainer, TrainingSet learnt, TrainingSet asked, Limits limits) {
    Map<FloatBuffer, Integer> groups = new HashMap<>();
    learnt.examples().forEach(one -> groups.put(content(one), one.group()));
    Map<Integer, Set<Integer>> known = new TreeMap<>();
    for (Example one : asked.examples()) {
      Integer group = groups.get(content(one));
      Set<Integer> own = known.computeIfAbsent(one.group(), any -> new TreeSet<>());
      if (group != null) {
        own.add(group);
      }
    }
    Map<Set<Integer>, Head> heads = new HashMap<>();
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < asked.examples().size(); i++) {
      Set<Integer> out = known.getOrDefault(asked.examples().get(i).group(), Set.of());
      List<Example> others =
          learnt.examples().stream().filter(one -> !out.contains(one.group())).toList();
      if (!others.isEmpty()) {
        Head head = heads.computeIfAbsent(out, any -> trainer.train(with(learnt, others)));
        judged.add(judge(head, asked, i, limits));
      }
    }
    return new Proof(asked.classes(), judged);
  }

  /// Equal embeddings are the same picture.
  private static FloatBuffer content(Example example) {
    return FloatBuffer.wrap(example.embedding().values());
  }

  /// What a head is worth that learnt from none of the shots, such as the prompts alone.
  public static Proof of(Head head, TrainingSet asked, Limits limits) {
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < asked.examples().size(); i++) {
      judged.add(judge(head, asked, i, limits));
    }
    return new Proof(asked.classes(), judged);
  }

  /// The same scores under other limits.
  public Proof under(Limits limits) {
    return new Proof(
        classes,
        shots.stream()
            .map(
                one ->
                    new Judged(one.example(), one.label(), one.score(), limits.judge(one.score())))
            .toList());
  }

  /// The same shots with what guards said that had not seen them.
  ///
  /// @param unusual how unlike good each example of the set looks; NaN keeps what the head said
  Proof guarded(List<Double> unusual, Limits limits) {
    return new Proof(
        classes,
        shots.stream().map(one -> guarded(one, unusual.get(one.example()), limits)).toList());
  }

  /// The same shots beside the guard of another proof of them, so that two heads can be compared:
  /// what a guard says depends on the shots alone.
  public Proof guardedAs(Proof other, Limits limits) {
    Map<Integer, Double> unusual = new HashMap<>();
    other.shots().forEach(one -> unusual.put(one.example(), one.score().unusual()));
    return new Proof(
        classes,
        shots.stream()
            .map(
                one ->
                    guarded(
                        one, unusual.getOrDefault(one.example(), one.score().unusual()), limits))
            .toList());
  }

  private static Judged guarded(Judged one, double unusual, Limits limits) {
    if (Double.isNaN(unusual)) {
      return one;
    }
    Score score = one.score().withUnusual(unusual);
    return new Judged(one.example(), one.label(), score, limits.judge(score));
  }

  private static Judged judge(Head head, TrainingSet set, int i, Limits limits) {
    Example own = set.examples().get(i);
    Score score = head.score(own.embedding());
    return new Judged(i, own.label(), score, limits.judge(score));
  }

  private static TrainingSet with(TrainingSet set, List<Example> others) {
    return new TrainingSet(set.encoder(), set.classes(), others, set.texts());
  }

  /// Groups that are left out together, of every class as equally many as possible.
  private static List<Set<Integer>> parts(TrainingSet set) {
    Map<Integer, Integer> labels = new TreeMap<>();
    set.examples().forEach(one -> labels.putIfAbsent(one.group(), one.label()));
    List<Integer> groups = new ArrayList<>(labels.keySet());
    groups.sort(Comparator.comparing(labels::get));
    int most = groups.size() > MOST_ALONE ? PARTS : groups.size();
    List<Set<Integer>> parts = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      if (i < most) {
        parts.add(new TreeSet<>());
      }
      parts.get(i % most).add(groups.get(i));
    }
    return parts;
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

  /// Parts, good or bad, that were passed or rejected rightly, of all that were passed or rejected.
  public Proportion decidedRightly() {
    long right =
        parts(ClassKind.GOOD, Verdict.Kind.PASS) + parts(ClassKind.DEFECT, Verdict.Kind.REJECT);
    long wrong =
        parts(ClassKind.GOOD, Verdict.Kind.REJECT) + parts(ClassKind.DEFECT, Verdict.Kind.PASS);
    return new Proportion(right, right + wrong);
  }

  /// Parts, good or bad, that were neither passed nor rejected, of all parts: a person has to look.
  public Proportion undecided() {
    long parts = shots.stream().filter(one -> kind(one) != ClassKind.VOID).count();
    return new Proportion(parts - decidedRightly().total(), parts);
  }

  private ClassKind kind(Judged one) {
    return classes.get(one.label()).kind();
  }

  private long parts(ClassKind kind, Verdict.Kind verdict) {
    return share(kind, verdict).count();
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
    List<Judged> own = shots.stream().filter(one -> kind(one) == kind).toList();
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
