package org.tenshot.head;

/// A way to learn a head from shots. Stateless and deterministic: the same training set gives the
/// same head, bit for bit.
public interface HeadTrainer {

  /// What people call it on the command line and in reports, such as `logistic`.
  String name();

  /// Learns a head.
  ///
  /// @throws IllegalArgumentException if the set lacks something that this way needs, such as
  ///   texts; the sentence says what
  Head train(TrainingSet set);
}
