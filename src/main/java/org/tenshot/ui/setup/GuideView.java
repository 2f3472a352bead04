package org.tenshot.ui.setup;

import java.util.List;

/// What the guide shows.
///
/// @param step where the person is
/// @param product as it is called up to now
/// @param good name of the class of good parts
/// @param defects what can be wrong, a line each
/// @param shots classes of the pictures that were taken, in their order
/// @param busy true while it is written and the line is opened
record GuideView(
    Step step,
    String product,
    String good,
    List<String> defects,
    List<String> shots,
    boolean busy) {

  /// Good parts that are asked for.
  static final int WANTED = 10;

  GuideView {
    defects = List.copyOf(defects);
    shots = List.copyOf(shots);
  }

  /// The steps in their order.
  enum Step {
    /// Only at the first start: the sample, a new product, the first administrator.
    WELCOME,
    /// Who the first administrator is.
    ADMINISTRATOR,
    /// What is inspected, and what can be wrong with it.
    PRODUCT,
    /// Where its pictures come from.
    CAMERA,
    /// What a good one looks like.
    PARTS
  }

  /// How many pictures of a class were taken.
  long count(String className) {
    return shots.stream().filter(className::equals).count();
  }

  /// True if there are enough good ones.
  boolean enough() {
    return count(good) >= WANTED;
  }
}
