package org.tenshot.teach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Limits;
import org.tenshot.domain.Score;
import org.tenshot.head.Example;
import org.tenshot.head.Head;
import org.tenshot.head.HeadJson;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.HeadTrainers;
import org.tenshot.head.TrainingSet;

/// Judges shots with a head that exists, as if it had not seen those that it learnt from: whoever
/// compares two heads on shots that one of them knows by heart compares nothing.
final class Rejudging {

  private Rejudging() {}

  /// Judges shots by prompts, which have seen none of them.
  static Proof of(Head prompts, LabelledSet shots, Limits limits) {
    List<Proof.Judged> judged = new ArrayList<>();
    for (int i = 0; i < shots.examples().size(); i++) {
      judged.add(judge(prompts, shots, i, limits));
    }
    return new Proof(shots.classes(), judged);
  }

  /// Judges each group of shots by the head, learnt again without those of the group that it had
  /// learnt from.
  static Proof of(HeadJson.Taught known, LabelledSet shots, Limits limits) {
    Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < shots.examples().size(); i++) {
      groups.computeIfAbsent(shots.examples().get(i).group(), any -> new ArrayList<>()).add(i);
    }
    List<Proof.Judged> judged = new ArrayList<>();
    for (List<Integer> group : groups.values()) {
      Head head = without(known, group.stream().map(i -> shots.examples().get(i)).toList());
      if (head != null) {
        group.forEach(i -> judged.add(judge(head, shots, i, limits)));
      }
    }
    return new Proof(shots.classes(), judged);
  }

  /// @return null if the head learnt from nothing else
  private static @Nullable Head without(HeadJson.Taught known, List<Example> group) {
    TrainingSet set = known.set();
    List<Example> others =
        set.examples().stream()
            .filter(own -> group.stream().noneMatch(one -> same(one.embedding(), own.embedding())))
            .toList();
    if (others.size() == set.examples().size()) {
      return known.head();
    }
    if (others.isEmpty()) {
      return null;
    }
    HeadTrainer trainer = HeadTrainers.named(known.trainer()).orElseThrow();
    return trainer.train(new TrainingSet(set.encoder(), set.classes(), others, set.texts()));
  }

  private static boolean same(Embedding one, Embedding other) {
    return Arrays.equals(one.values(), other.values());
  }

  private static Proof.Judged judge(Head head, LabelledSet shots, int i, Limits limits) {
    Example own = shots.examples().get(i);
    Score score = head.score(own.embedding());
    return new Proof.Judged(i, own.label(), score, limits.judge(score));
  }
}
