package org.tenshot.cli.teach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ProductClass;

/// How many shots of each class are still wanted.
final class Quotas {

  private final int[] left;

  private Quotas(int[] left) {
    this.left = left;
  }

  /// So many of every class.
  static Quotas each(List<ProductClass> classes, int shots) {
    int[] left = new int[classes.size()];
    Arrays.fill(left, shots);
    return new Quotas(left);
  }

  /// So many good and so many bad ones in all, spread evenly over the classes of each kind, the
  /// first ones giving what does not divide. None without a part.
  static Quotas goodAndBad(List<ProductClass> classes, int shots) {
    int[] left = new int[classes.size()];
    for (ClassKind kind : List.of(ClassKind.GOOD, ClassKind.DEFECT)) {
      List<Integer> own = new ArrayList<>();
      for (int k = 0; k < left.length; k++) {
        if (classes.get(k).kind() == kind) {
          own.add(k);
        }
      }
      for (int i = 0; i < shots && !own.isEmpty(); i++) {
        left[own.get(i % own.size())]++;
      }
    }
    return new Quotas(left);
  }

  /// Takes one shot of a class if one is wanted.
  boolean take(int label) {
    if (label < 0 || left[label] == 0) {
      return false;
    }
    left[label]--;
    return true;
  }

  boolean filled() {
    for (int own : left) {
      if (own > 0) {
        return false;
      }
    }
    return true;
  }

  /// The classes that are still wanted.
  List<String> missing(List<ProductClass> classes) {
    List<String> missing = new ArrayList<>();
    for (int k = 0; k < left.length; k++) {
      if (left[k] > 0) {
        missing.add(classes.get(k).name());
      }
    }
    return missing;
  }
}
