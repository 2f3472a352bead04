package org.tenshot.teach;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.tenshot.head.Example;

/// A random choice of shots and the pictures that are left to test with. No group lies on both
/// sides.
///
/// @param shots what is learnt from: of each class so many, from different groups as far as there
///   are enough
/// @param test indices of all examples whose groups gave no shot
record ShotDraw(List<Example> shots, int[] test) {

  /// Draws shots. Equal seeds and repeats draw equally.
  ///
  /// @param perClass shots of each class, above 0; a class with pictures of fewer parts gives as
  ///   many as leave one part for the test
  static ShotDraw of(LabelledSet set, int perClass, long seed, int repeat) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + repeat);
    List<Example> shots = new ArrayList<>();
    Set<Integer> used = new HashSet<>();
    for (int label = 0; label < set.classes().size(); label++) {
      Set<Integer> own = new HashSet<>();
      int wanted = Math.min(perClass, parts(set, label) - 1);
      for (Example example : shuffled(set.examples(), label, random)) {
        if (own.size() < wanted && !used.contains(example.group()) && own.add(example.group())) {
          shots.add(example);
        }
      }
      used.addAll(own);
    }
    List<Integer> test = new ArrayList<>();
    for (int i = 0; i < set.examples().size(); i++) {
      if (!used.contains(set.examples().get(i).group())) {
        test.add(i);
      }
    }
    return new ShotDraw(List.copyOf(shots), test.stream().mapToInt(Integer::intValue).toArray());
  }

  /// How many parts the pictures of a class show.
  static int parts(LabelledSet set, int label) {
    return (int)
        set.examples().stream()
            .filter(example -> example.label() == label)
            .mapToInt(Example::group)
            .distinct()
            .count();
  }

  private static List<Example> shuffled(
      List<Example> examples, int label, SplittableRandom random) {
    List<Example> own = new ArrayList<>(examples.stream().filter(e -> e.label() == label).toList());
    for (int i = own.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      Example kept = own.get(i);
      own.set(i, own.get(j));
      own.set(j, kept);
    }
    return own;
  }
}
