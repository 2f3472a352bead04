package org.tenshot.teach;

import java.util.List;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ProductClass;

/// How well a head did on labelled pictures that it had not learnt from. A figure that no picture
/// stands behind is NaN, never 0.
///
/// @param accuracy share of the pictures whose class was named
/// @param balancedAccuracy mean over the classes of the share that was named
/// @param auroc probability that a defective picture looks more suspicious than a good one
/// @param escapeRate share of the defective pictures that were called good
/// @param falseRejectRate share of the good pictures that were called defective
/// @param confusion `[truth][answer]`, counted
public record Figures(
    double accuracy,
    double balancedAccuracy,
    double auroc,
    double escapeRate,
    double falseRejectRate,
    int[][] confusion) {

  /// One answer of a head.
  ///
  /// @param truth index of the class
  /// @param answer index of the class that the head named
  /// @param suspicion how probable the head thought a defect
  record Answer(int truth, int answer, double suspicion) {}

  static Figures of(List<ProductClass> classes, List<Answer> answers) {
    int[][] confusion = new int[classes.size()][classes.size()];
    answers.forEach(one -> confusion[one.truth()][one.answer()]++);
    long right = answers.stream().filter(one -> one.truth() == one.answer()).count();
    double recalls = 0;
    int present = 0;
    for (int k = 0; k < confusion.length; k++) {
      int own = sum(confusion[k]);
      if (own > 0) {
        recalls += (double) confusion[k][k] / own;
        present++;
      }
    }
    return new Figures(
        (double) right / answers.size(),
        recalls / present,
        auroc(classes, answers),
        confused(classes, confusion, ClassKind.DEFECT, ClassKind.GOOD),
        confused(classes, confusion, ClassKind.GOOD, ClassKind.DEFECT),
        confusion);
  }

  private static double auroc(List<ProductClass> classes, List<Answer> answers) {
    List<Answer> parts =
        answers.stream().filter(a -> classes.get(a.truth()).kind() != ClassKind.VOID).toList();
    boolean[] bad = new boolean[parts.size()];
    for (int i = 0; i < bad.length; i++) {
      bad[i] = classes.get(parts.get(i).truth()).kind() == ClassKind.DEFECT;
    }
    return Auroc.of(parts.stream().mapToDouble(Answer::suspicion).toArray(), bad);
  }

  private static double confused(
      List<ProductClass> classes, int[][] confusion, ClassKind truth, ClassKind answer) {
    long all = 0;
    long wrong = 0;
    for (int k = 0; k < confusion.length; k++) {
      for (int a = 0; a < confusion.length; a++) {
        if (classes.get(k).kind() == truth) {
          all += confusion[k][a];
          wrong += classes.get(a).kind() == answer ? confusion[k][a] : 0;
        }
      }
    }
    return (double) wrong / all;
  }

  private static int sum(int[] row) {
    int sum = 0;
    for (int count : row) {
      sum += count;
    }
    return sum;
  }
}
